import { openPool, openDatabase } from '#app/kernel/database.server.ts'
import { startEmbeddedPostgres } from '#app/kernel/embedded-postgres.server.ts'
import { prepareJobs } from '#app/kernel/jobs.server.ts'
import { migrate } from '#app/kernel/migrate.server.ts'
import fs from 'node:fs'
const folder = '/tmp/data-archives/pg'
const pg = await startEmbeddedPostgres(folder, { fsync: false })
console.log(pg.url)
const pool = openPool(pg.url, 1)
await migrate(pool)
await prepareJobs(pool)
fs.writeFileSync('/tmp/data-archives/url', pg.url)
const q = async (s: string) => (await pool.query(s)).rows
const out: string[] = []
for (const r of await q(`select c.relname t, array_agg(a.attname||':'||format_type(a.atttypid,a.atttypmod)||case when a.attnotnull then '' else '?' end||case when a.attgenerated<>'' then ' GEN' else '' end||case when a.attidentity<>'' then ' IDENT' else '' end order by attnum) cols from pg_class c join pg_attribute a on a.attrelid=c.oid and attnum>0 and not attisdropped where relkind in ('r','p') and relnamespace='public'::regnamespace group by 1 order by 1`)) out.push(r.t + '\n   ' + r.cols.join(', '))
out.push('', '== FK not carrying ctg_id on both sides')
for (const r of await q(`select conrelid::regclass t, pg_get_constraintdef(oid) d from pg_constraint where contype='f' and connamespace='public'::regnamespace order by 1`)) if (!/ctg_id.*ctg_id/.test(r.d)) out.push(r.t+' '+r.d)
out.push('', '== triggers')
for (const r of await q(`select tgrelid::regclass t, pg_get_triggerdef(oid) d from pg_trigger where not tgisinternal order by 1`)) out.push(r.t+' '+r.d)
out.push('', '== PK / unique')
for (const r of await q(`select conrelid::regclass t, pg_get_constraintdef(oid) d from pg_constraint where contype in ('p','u') and connamespace='public'::regnamespace order by 1`)) out.push(r.t+' '+r.d)
for (const r of await q(`select indexdef d from pg_indexes where schemaname='public' and indexdef like 'CREATE UNIQUE%' order by 1`)) out.push(r.d)
fs.writeFileSync('/tmp/data-archives/catalogue.txt', out.join('\n'))
process.on('SIGTERM', async () => { await pool.end(); await pg.stop(); process.exit(0) })
await new Promise(() => setInterval(()=>{}, 1e6))
