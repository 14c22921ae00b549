// Compiles lib/vision/assembly to WebAssembly and writes it into lib/vision/scan-wasm.ts as text. That file is committed:
// so every bundler, worker, test and browser loads the scan like any other module, with nothing to fetch or to configure.
// A test compiles the sources again and compares.
import { writeFile } from 'node:fs/promises';
import { fileURLToPath, pathToFileURL } from 'node:url';
import asc from 'assemblyscript/asc';

const root = fileURLToPath(new URL('..', import.meta.url));
const source = 'lib/vision/assembly/scan.ts';
const target = 'lib/vision/scan-wasm.ts';
const options = ['--enable', 'simd', '--enable', 'bulk-memory', '--importMemory', '--importTable'];

/** @returns {Promise<Uint8Array>} the module. The same sources and compiler give the same bytes. */
export async function compileScan() {
  let binary;
  const { error, stderr } = await asc.main(
    [source, '--baseDir', root, ...options, '--runtime', 'stub', '--noAssert', '-O3', '--outFile', 'scan.wasm'],
    {
      writeFile: (_name, contents) => {
        binary = contents;
      },
    },
  );
  if (error) throw new Error(`AssemblyScript: ${error.message}\n${stderr.toString()}`);
  return binary;
}

/** @param {Uint8Array} binary */
export function scanModuleText(binary) {
  const text = Buffer.from(binary).toString('base64');
  return `// Made from ./assembly by \`node scripts/build-wasm.mjs\`.\nexport const scanWasmBase64 =\n  '${text}';\n`;
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const binary = await compileScan();
  await writeFile(`${root}/${target}`, scanModuleText(binary));
  console.log(`${target}: ${binary.length} bytes of WebAssembly`);
}
