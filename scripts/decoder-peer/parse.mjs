// Measures the npm package solana-dex-parser: node parse.mjs PACKAGE_DIR SECONDS FILE.jsonl…
// Prints one JSON line: how many transactions it takes from JSON text to its result in one CPU second of this process
// (JIT and garbage collector included), with all that it offers (parseAll) and with trades alone (parseTrades).
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';

const [folder, seconds, ...files] = process.argv.slice(2);
const { DexParser } = createRequire(path.join(folder, 'package.json'))('solana-dex-parser');
const parser = new DexParser();
const lines = files.flatMap((file) => readFileSync(file, 'utf8').split('\n')).filter(Boolean);

// It prints a stack trace for what it cannot read, which is no part of its work.
const complain = console.error;
console.error = () => {};

let found = 0;
let refused = 0;

function pass(parse) {
  for (const line of lines) {
    try {
      found += parse(JSON.parse(line));
    } catch {
      refused++;
    }
  }
}

function cpuSeconds() {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1e6;
}

/** At least so many CPU seconds of whole passes. */
function rate(parse) {
  const until = (limit) => {
    const from = cpuSeconds();
    let passes = 0;
    do {
      pass(parse);
      passes++;
    } while (cpuSeconds() - from < limit);
    return (passes * lines.length) / (cpuSeconds() - from);
  };
  until(seconds);
  return until(seconds);
}

const all = rate((tx) => parser.parseAll(tx).trades.length);
const trades = rate((tx) => parser.parseTrades(tx).length);
if (found === 0 || refused > found) {
  complain(`expected the package to find trades, it found ${found} and refused ${refused} transactions`);
  process.exit(1);
}
console.log(JSON.stringify({ transactions: lines.length, parseAll: Math.round(all), parseTrades: Math.round(trades) }));
