/** What of a database is Trame's own: a restoration removes that, and refuses a database that holds anything else. */
import type pg from 'pg'
import { dropPast, listOwnNames, pastTables, pastViews } from '../migrate.server.ts'
import { StartError } from '../start-error.ts'
import { backupLabels } from './labels.fr.ts'

/** What graphile-worker and the views of db/sight.sql live in. */
const ownSchemas = ['sight', pastViews, 'graphile_worker']
const ownExtensions = ['pg_trgm', 'unaccent']
const mostNamed = 5

/** Everything that is nobody's part: of no extension, and no sequence or type of a table's own. `schema.name`, sorted. */
const listObjects = `
  with member as (select classid, objid from pg_depend where deptype in ('e', 'i', 'a') and classid <> 'pg_constraint'::regclass),
  held as (
    select relnamespace as schema, relname as name from pg_class
    where relkind in ('r', 'p', 'v', 'm', 'f', 'S') and ('pg_class'::regclass, oid) not in (select classid, objid from member)
    union all
    select pronamespace, proname from pg_proc where ('pg_proc'::regclass, oid) not in (select classid, objid from member)
    union all
    select typnamespace, typname from pg_type
    where typtype in ('e', 'd', 'r') and ('pg_type'::regclass, oid) not in (select classid, objid from member)
  )
  select distinct nspname as schema, name::text as name from held join pg_namespace on pg_namespace.oid = schema
  where nspname <> 'information_schema' and nspname !~ '^pg_' order by 1, 2`

/**
 * Whatever its kind, what stands by itself in `public`; extensions stay there: an administrator may own them. Functions first:
 * each is named by the types that it takes.
 */
const listMoves = `
  select format('alter %s %s set schema ${pastTables}', type, identity) as move
  from pg_depend as held, pg_identify_object(classid, objid, 0)
  where refclassid = 'pg_namespace'::regclass and refobjid = 'public'::regnamespace and classid <> 'pg_extension'::regclass
    and not exists (
      select from pg_depend as part
      where part.classid = held.classid and part.objid = held.objid and part.deptype in ('e', 'i', 'a'))
  order by classid <> 'pg_proc'::regclass`

/** Put aside, and not removed yet → what it was. */
const presentNames: Readonly<Record<string, string>> = { [pastViews]: 'sight', [pastTables]: 'public' }

type DatabaseObject = { readonly schema: string; readonly name: string }

/** The pool, or a connection of it. */
type Asked = Pick<pg.ClientBase, 'query'>

/** @returns whether Trame's tables are there. @throws StartError when something else is */
async function findOwn(client: Asked): Promise<boolean> {
  const { rows: objects } = await client.query<DatabaseObject>(listObjects)
  const { rows: columns } = await client.query<{ name: string }>(
    "select column_name as name from information_schema.columns where table_schema = 'public' and table_name = 'migration'",
  )
  const isOurs = columns.some(({ name }) => name === 'sha256')
  const names = listOwnNames()
  // A view that hides the rows of a table bears its name.
  const isView = ({ schema, name }: DatabaseObject): boolean =>
    ownSchemas.includes(schema) && names.has(`public.${name}`)
  const isOwn = ({ schema, name }: DatabaseObject): boolean =>
    isOurs &&
    (schema === 'graphile_worker' || names.has(`${presentNames[schema] ?? schema}.${name}`) || isView({ schema, name }))
  const strange = objects.filter((one) => !isOwn(one)).map(({ schema, name }) => `${schema}.${name}`)
  const { rows: extensions } = await client.query<{ name: string }>(
    `select extname as name from pg_extension join pg_namespace on pg_namespace.oid = extnamespace
     where nspname = any($2) and extname <> all($1)`,
    [
      [...ownExtensions, 'plpgsql'],
      ['public', ...ownSchemas],
    ],
  )
  // Beside our own tables, one that we never asked for is somebody else's, and so may be what uses it.
  if (isOurs) strange.push(...extensions.map(({ name }) => `extension ${name}`))
  if (strange.length === 0) return isOurs
  const more = strange.length > mostNamed ? ` et ${strange.length - mostNamed} autres` : ''
  throw new StartError(backupLabels.foreignDatabase(strange.slice(0, mostNamed).join(', '), more))
}

export const refuseStrangers = async (pool: pg.Pool): Promise<void> => void (await findOwn(pool))

/** What a restoration that was killed left. In transactions of its own. @throws StartError when something else than Trame is there */
export async function dropLeftTables(client: Asked): Promise<void> {
  if (await findOwn(client)) await dropPast(client)
}

/**
 * In the transaction under way. Tables are put aside, for the next migration to remove: each one removed would hold its locks to
 * the end, with all that hangs on it, and PostgreSQL has room for so many. @throws StartError when something else than Trame is there
 */
export async function putTablesAside(client: Asked): Promise<void> {
  if (!(await findOwn(client))) return
  await client.query(ownSchemas.map((name) => `drop schema if exists ${name} cascade`).join('; '))
  const { rows } = await client.query<{ move: string }>(listMoves)
  await client.query([`create schema ${pastTables}`, ...rows.map(({ move }) => move)].join('; '))
}
