import { readText, writeText } from '../../src/node/files';

/**
 * A process that adds lines to a file, each by reading it whole and replacing it: `FILE NAME COUNT PATIENCE`.
 * Prints each line when it is told that it is written.
 */
async function main([path, name, count, patience]: string[]): Promise<void> {
  for (let n = 0; n < Number(count); ) {
    const file = await readText(path!);
    if (file.kind !== 'text') throw new Error(JSON.stringify(file));
    const line = `${name}-${n}\n`;
    const result = await writeText(path!, file.text + line, file.text, Number(patience));
    if (result.kind === 'failed') throw new Error(result.message);
    if (result.kind !== 'written') continue;
    process.stdout.write(line);
    n++;
  }
}

void main(process.argv.slice(2));
