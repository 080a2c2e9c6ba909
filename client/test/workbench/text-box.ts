/** A piece of text on the screen, in pixels of the window; `y` is its middle. */
export interface TextBox {
  left: number;
  right: number;
  y: number;
}

/**
 * Where the active editor shows the `nth` occurrence (from 0, top to bottom) of a text that is not broken
 * by a line end; null while it is not shown. Runs in the page, so it may use nothing from outside.
 */
export function findText([wanted, nth]: readonly [string, number]): TextBox | null {
  const group = document.querySelector('.editor-group-container.active') ?? document;
  const lines = [...group.querySelectorAll<HTMLElement>('.monaco-editor .view-lines .view-line')];
  lines.sort((a, b) => a.getBoundingClientRect().top - b.getBoundingClientRect().top);
  let seen = 0;
  for (const line of lines) {
    const nodes: Text[] = [];
    const walker = document.createTreeWalker(line, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) nodes.push(walker.currentNode as Text);
    // The editor draws spaces as no-break spaces.
    const content = nodes.map((node) => node.data.replaceAll('\u00a0', ' ')).join('');
    for (let at = content.indexOf(wanted); at >= 0; at = content.indexOf(wanted, at + 1)) {
      if (seen++ < nth) continue;
      const range = document.createRange();
      let start = 0;
      for (const node of nodes) {
        const end = start + node.length;
        if (start <= at && at < end) range.setStart(node, at - start);
        if (start < at + wanted.length && at + wanted.length <= end)
          range.setEnd(node, at + wanted.length - start);
        start = end;
      }
      const box = range.getBoundingClientRect();
      return { left: box.left, right: box.right, y: box.top + box.height / 2 };
    }
  }
  return null;
}
