/**
 * Copies of one CTG by the thousand, one statement a table, as the catalogue of the database says its tables today: every id is
 * that of the template under the number of the copy, so that what led to a row leads to its copy.
 */
import type pg from 'pg'
import { readCtgTables } from '#app/domains/archives/catalogue.server.ts'
import { personColumnsOf } from '#app/domains/archives/table-shape.ts'
import type { Database } from '#app/kernel/database.server.ts'
import type { Template, TemplatePerson } from './template.ts'

/** CTGs that one member of a Caf follows. */
const ctgsPerAdviser = 3
const communesPerCtg = 11

/** An id of the shape that addresses require (RFC 9562, version 8), the same for the same words. @param words SQL of a text */
export const uuidOf = (words: string): string =>
  `overlay(overlay(md5(${words}) placing '8' from 13) placing '8' from 17)::uuid`

/** The id of a row in a copy. @param n SQL of its number */
export const idIn = (n: string, id: string): string => uuidOf(`${n} || ' ' || ${id}`)

const groupOf = ({ isOfCaf }: TemplatePerson): string => (isOfCaf ? `(n - 1) / ${ctgsPerAdviser}` : 'n')

/** The person who is in a copy what this one is in the template. */
export const personIn = (person: TemplatePerson): string => uuidOf(`'person ' || ${groupOf(person)} || ' ${person.id}'`)

/** Unique in the whole instance, whatever the CTG. */
const uniqueTexts: Readonly<Record<string, string>> = {
  'report_link.token_hash': "encode(sha256(convert_to(token_hash || n, 'UTF8')), 'hex')",
  'invitation_link.token_hash': "encode(sha256(convert_to(token_hash || n, 'UTF8')), 'hex')",
  'api_token.token_hash': "encode(sha256(convert_to(token_hash || n, 'UTF8')), 'hex')",
  'signing_link.token_hash': "encode(sha256(convert_to(token_hash || n, 'UTF8')), 'hex')",
  'comment_mail.link_hash': "encode(sha256(convert_to(link_hash || n, 'UTF8')), 'hex')",
  'workshop.join_code': 'left(md5(join_code || n), 10)',
  'survey.token': 'case when token is not null then md5(token || n) end',
  'portal_page.address': "address || '-' || n",
  'ctg.name': "'Territoire ' || n",
  'ctg.ends_on': 'ends_on + n % 700',
}

/** What is read by time is laid down by time, as the years do: the lines of one CTG are then far from one another. */
const byTime = ['at', 'created_at', 'starts_at'] as const

type RawTable = Awaited<ReturnType<typeof readCtgTables>>[number]

/** Columns that lead out of the CTG, to what no copy has: mails, another CTG. */
const cutColumns = ({ name, links }: RawTable): readonly string[] =>
  links
    .filter(({ to, columns, toColumns }) =>
      to === 'ctg'
        ? columns[0] !== 'ctg_id'
        : to === 'outgoing_mail' || (toColumns.includes('ctg_id') && !columns.includes('ctg_id')),
    )
    .filter(() => name !== 'party')
    .flatMap(({ columns }) => columns)

const referenceTables = ['territory', 'indicator', 'article_template']

function copiedValue(
  table: RawTable,
  people: readonly TemplatePerson[],
  column: { readonly name: string; readonly type: string },
): string {
  const own = uniqueTexts[`${table.name}.${column.name}`]
  if (own) return own
  const name = `"${column.name}"`
  if (cutColumns(table).includes(column.name)) return 'null'
  // The shape of a table that leaves is that of one that is read, but for what each column leaves as: not looked at here.
  const isPerson = personColumnsOf({ ...table, columns: [] }).includes(column.name) || column.name === 'person_id'
  if (isPerson)
    return `case ${name} ${people.map((one) => `when '${one.id}' then ${personIn(one)}`).join(' ')} else ${name} end`
  const isOfAll = table.links.some(({ to, columns }) => referenceTables.includes(to) && columns.includes(column.name))
  return column.type === 'uuid' && !isOfAll ? idIn('n', name) : name
}

function copyStatement(table: RawTable, { ctgId, people }: Template): string {
  const columns = table.columns.filter(({ isMade }) => !isMade)
  const time = byTime.find((name) => columns.some((column) => column.name === name))
  const key = table.name === 'ctg' ? 'id' : 'ctg_id'
  return `insert into public.${table.name} (${columns.map(({ name }) => `"${name}"`).join(', ')})
    select ${columns.map((column) => copiedValue(table, people, column)).join(', ')}
    from public.${table.name}, generate_series($1::int, $2::int) as n where ${key} = '${ctgId}'${time ? ` order by "${time}", n` : ''}`
}

/** Territories of their own: real communes, eleven neighbours each, since codes follow the départements. */
const addPerimeters = `
  insert into public.ctg_perimeter (ctg_id, territory_code)
  select ${idIn('n', '$3::text')}, code from generate_series($1::int, $2::int) as n
  join (select code, (row_number() over (order by code) - 1) / ${communesPerCtg} as place from public.territory where kind = 'commune') commune
    on commune.place = n - 1`

/** Two years of what each was written: a mail a fortnight, the words of the last half-year only; and the letters of the last year. */
const addMails: readonly string[] = [
  `insert into public.outgoing_mail (id, once_key, to_address, to_name, subject, body_text, kept_body_text, created_at, sent_at)
   select md5('mail ' || person.id || w)::uuid, 'mail ' || person.id || ' ' || w, person.email, person.name, 'Trame : ce qui est nouveau',
     case when w <= 13 then repeat('Une action a été proposée, une réunion est convoquée. ', 12) else '' end, null,
     now() - make_interval(weeks => w * 2), now() - make_interval(weeks => w * 2)
   from public.person, generate_series(1, 52) as w where person.email like $1 order by w`,
  `insert into public.notice_digest (id, person_id, slot, unsubscribe_hash, written_at)
   select md5('digest ' || person.id || w)::uuid, person.id, 'daily:' || w, encode(sha256(convert_to(person.id::text || w, 'UTF8')), 'hex'),
     now() - make_interval(weeks => w * 4)
   from public.person, generate_series(1, 26) as w where person.email like $1 order by w`,
  `insert into public.weekly_digest (person_id, week_on, told, written_at)
   select person.id, date_trunc('week', now())::date - w * 7, (select jsonb_agg('late:' || md5(person.id || k::text || w)::uuid) from generate_series(1, 20) as k),
     now() - make_interval(weeks => w)
   from public.person, generate_series(2, 52) as w
   where person.email like $1 and exists (select from public.member where person_id = person.id and role = 'coordinator') order by w`,
]

/** @param range numbers of the first copy, from 1, and of the last */
export async function copyCtgs(
  db: Database,
  client: pg.ClientBase,
  template: Template,
  [from, to]: readonly [number, number],
): Promise<void> {
  const tables = await readCtgTables(db)
  const mark = `c${from}.${to}@exemple.fr`
  await client.query(
    `insert into public.person (id, name, email) select distinct on (id) id, name, 'p' || id || '.${mark}' from (
       ${template.people
         .map(
           (person) =>
             `select ${personIn(person)} as id, person.name || ' ' || n as name from public.person, generate_series(${from}, ${to}) as n where person.id = '${person.id}'`,
         )
         .join(' union all ')}) made
     on conflict do nothing`,
  )
  for (const table of tables)
    if (table.name !== 'ctg_perimeter') await client.query(copyStatement(table, template), [from, to])
  await client.query(addPerimeters, [from, to, template.ctgId])
  for (const statement of addMails) await client.query(statement, [`%.${mark}`])
}
