// quick check for data writers
import { build } from 'esbuild';
import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
await build({ entryPoints: ['src/catalogue/schema.ts'], bundle: true, platform: 'node', format: 'esm', packages: 'external', outfile: 'node_modules/.cache/schema.mjs' });
const { serviceFile } = await import(process.cwd() + '/node_modules/.cache/schema.mjs');
let bad = 0;
for (const f of process.argv.slice(2)) {
  try {
    const s = serviceFile.parse(parse(readFileSync(f, 'utf8')));
    const walk = (o, path, ns, vs) => {
      if (Array.isArray(o)) return o.forEach((x, i) => walk(x, `${path}[${i}]`, ns, vs));
      if (o && typeof o === 'object') {
        if (typeof o.fr === 'string') { for (const l of ['ar', 'en', 'es']) if (!o[l]) { bad++; console.log(`${f} ${path}: no ${l}`); } }
        for (const [k, v] of Object.entries(o)) {
          if (k === 'sources' && Array.isArray(v) && typeof v[0] === 'number') { for (const n of v) if (!ns.has(n)) { bad++; console.log(`${f} ${path}: source ${n} is not listed`); } }
          else if (k === 'variants' && Array.isArray(v) && typeof v[0] === 'string') { for (const n of v) if (!vs.has(n)) { bad++; console.log(`${f} ${path}: variant ${n} unknown`); } }
          else walk(v, `${path}.${k}`, ns, vs);
        }
      }
    };
    walk({ ...s, procedures: [] }, s.id, new Set(), new Set());
    for (const p of s.procedures) walk(p, `${s.id}/${p.id}`, new Set(p.sources.map((x) => x.n)), new Set(p.variants.map((x) => x.id)));
    console.log(`${f}: ${s.procedures.length} procedures, ok to schema`);
  } catch (e) { bad++; console.log(f, e.issues ? JSON.stringify(e.issues, null, 1).slice(0, 3000) : e.message); }
}
process.exit(bad ? 1 : 0);
