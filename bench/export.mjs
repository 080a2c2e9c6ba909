/**
 * Exports a generated corpus and measures speed and memory: `node bench/export.mjs [MB] [FORMAT...]`. The
 * size is that of the articles with their sidecars; `npm run bench` takes 64 MB, and 1024 is the gigabyte of
 * docs/FORMATS.md.
 */
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { root } from '../scripts/lib/paths.mjs';
import { tempDir } from '../scripts/lib/temp.mjs';

const NAMES = [
  ['PER', 'Nguyễn Văn An'],
  ['LOC', 'Hà Nội'],
  ['ORG', 'Ủy ban Nhân dân thành phố'],
  ['MISC', 'Cúp Sao Vàng 🏆'],
  ['DATE', 'ngày 5/9/2024'],
];
const FILLER =
  ' đã có buổi làm việc về kế hoạch phát triển hạ tầng giao thông trong năm tới, theo thông báo gửi báo chí; ';
/** Spans of an article, which make it about 15 kB, and 50 kB with its sidecar. */
const SPANS = 120;

function article(seed) {
  let text = `Bài số ${seed}\n\n`;
  let points = [...text].length;
  const entries = [];
  for (let n = 0; n < SPANS; n++) {
    const [label, name] = NAMES[(n + seed) % NAMES.length];
    const length = [...name].length;
    const date = label === 'DATE' ? ', type: "DATE", value: "2024-09-05"' : '';
    entries.push(
      `\n# ${points}\n- {start: ${points}, end: ${points + length}, text: "${name}", label: "${label}"${date}, status: "accepted", by: "An", at: "2024-09-06T08:00:00Z", before: "", after: " đã có buổi làm "}\n`,
    );
    const rest = FILLER + (n % 6 === 5 ? '\n' : '');
    text += name + rest;
    points += length + [...rest].length;
  }
  // As Dateline writes it; without it each entry would have to be looked for.
  const sha256 = createHash('sha256').update(text).digest('hex');
  return {
    text,
    sidecar: `version: 1\nunit: "codepoint"\nsha256: "${sha256}"\npublished: "2024-09-06"\n\nspans:\n${entries.join('')}\nlines:\n\n# end\n`,
  };
}

function generate(folder, bytes) {
  let written = 0;
  for (let n = 0; written < bytes; n++) {
    const { text, sidecar } = article(n);
    const site = path.join(folder, `site-${n % 50}`);
    if (n < 50) fs.mkdirSync(site, { recursive: true });
    fs.writeFileSync(path.join(site, `${n}.txt`), text);
    fs.writeFileSync(path.join(site, `${n}.ann.yaml`), sidecar);
    written += Buffer.byteLength(text) + Buffer.byteLength(sidecar);
  }
  return written;
}

/** Peak resident memory in MB while a process runs; Linux only. */
function peakOf(pid) {
  try {
    return Number(/VmHWM:\s+(\d+)/.exec(fs.readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0) / 1024;
  } catch {
    return 0;
  }
}

export async function exportBench(
  megabytes = 64,
  formats = ['jsonl', 'conll', 'spacy', 'hf-parquet', 'brat'],
  checkout = root,
) {
  const temp = tempDir('bench-export');
  const bytes = generate(path.join(temp, 'corpus'), megabytes * 2 ** 20);
  const rows = [];
  for (const format of formats) {
    const started = performance.now();
    const args = [
      'export',
      path.join(temp, 'corpus'),
      '--all',
      '--format',
      format,
      '--out',
      path.join(temp, 'out'),
    ];
    const child = spawn(process.execPath, [path.join(checkout, 'dist', 'cli.js'), ...args], {
      stdio: 'ignore',
    });
    let peak = 0;
    const watch = setInterval(() => {
      peak = Math.max(peak, peakOf(child.pid));
    }, 100);
    const code = await new Promise((resolve) => child.once('exit', resolve));
    clearInterval(watch);
    if (code !== 0) throw new Error(`export --format ${format} ended with ${code}`);
    const seconds = (performance.now() - started) / 1000;
    rows.push({ format, megabytes: bytes / 2 ** 20, seconds, speed: bytes / 2 ** 20 / seconds, peak });
    fs.rmSync(path.join(temp, 'out'), { recursive: true, force: true });
  }
  fs.rmSync(temp, { recursive: true, force: true });
  return rows;
}

export function printExport(rows) {
  console.log(
    '\n| export | MB | s | MB/s | peak memory (MB, aim 300) |\n| --- | ---: | ---: | ---: | ---: |',
  );
  for (const { format, megabytes, seconds, speed, peak } of rows)
    console.log(
      `| ${format} | ${megabytes.toFixed(0)} | ${seconds.toFixed(1)} | ${speed.toFixed(1)} | ${peak.toFixed(0)} |`,
    );
}

if (process.argv[1] === import.meta.filename) {
  const [size = '64', ...formats] = process.argv.slice(2);
  printExport(await exportBench(Number(size), formats.length > 0 ? formats : undefined));
}
