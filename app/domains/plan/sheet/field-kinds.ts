/** What a field of a sheet may be: what it holds, how long, in which list, under which titles. Pure. Table: fields.fr.ts. */
import type { ListName, NameList } from './field-lists.ts'

/** Of its column: in characters in exports; in rem in the grid, where only those that have one are cells. */
type Width = readonly [chars: number, rem?: number | undefined]
type More = {
  /** Its name in the journal and the history, where it is not its title in lower case. */
  readonly label?: string
  /** What other software is told of it, where it is not its title. */
  readonly about?: string
  /** A value there must be: why an empty one is refused. */
  readonly missing?: string
  /** Of a choice, what a new row holds when nobody says. */
  readonly usual?: string
}

/** One line, or several, of at most so many characters. */
export const line = <const Name extends string>(
  column: Name,
  header: string,
  max: number,
  width: Width,
  more: More & { readonly isNullable?: boolean } = {},
) => ({ kind: 'line' as const, column, header, max, width, ...more })
export const text = <const Name extends string>(
  column: Name,
  header: string,
  max: number,
  width: Width,
  more: More = {},
) => ({ kind: 'text' as const, column, header, max, width, ...more })
export const email = <const Name extends string>(column: Name, header: string, width: Width) => ({
  ...{ kind: 'email' as const, column, header, width },
})
/** How many words, and how long each. */
type Few = readonly [most: number, max: number]
/** Words one after the other, kept as a list. */
export const tags = <const Name extends string>(column: Name, header: string, [most, max]: Few, width: Width) => ({
  ...{ kind: 'tags' as const, column, header, most, max, width },
})
/** One of a list of the CTG, or none. */
export const reference = <const Name extends string>(
  column: Name,
  header: string,
  list: NameList,
  width: Width,
  more: More = {},
) => ({ kind: 'reference' as const, column, header, list, width, ...more })
/** Several of a list of the CTG. */
export const names = <const Name extends string>(
  tie: Name,
  header: string,
  list: NameList,
  width: Width,
  more: More = {},
) => ({ kind: 'names' as const, tie, header, list, width, ...more })
/** What the Caf brings, by field of the Caf. */
export const levers = <const Name extends string>(tie: Name, header: string, [most, max]: Few, width: Width) => ({
  ...{ kind: 'levers' as const, tie, header, most, max, width },
})
/** Parties of the CTG and other names, in one cell. */
export const partners = <const First extends string, const Second extends string>(
  tie: First,
  column: Second,
  header: string,
  max: number,
  width: Width,
) => ({ kind: 'partners' as const, tie, column, header, max, width })

/** A closed list, in words: in the order one chooses from. */
type Choices = readonly [list: ListName, words: Readonly<Record<string, string>>]
/** One of a closed list; without `missing`, or nothing said. */
export const choice = <const Name extends string>(
  column: Name,
  header: string,
  [list, words]: Choices,
  width: Width,
  more: More = {},
) => ({ kind: 'choice' as const, column, header, list, words, width, ...more })
/** A day and how much of it is known. */
export const date = <const First extends string, const Second extends string>(
  columns: readonly [First, Second],
  header: string,
  rem?: number,
  more: More = {},
) => ({ kind: 'date' as const, columns, header, width: [14, rem] satisfies Width, ...more })
export const day = <const Name extends string>(column: Name, header: string, rem?: number, more: More = {}) => ({
  ...{ kind: 'day' as const, column, header, width: [14, rem] satisfies Width, ...more },
})

type Limits = {
  readonly min: number
  readonly max: number
  readonly isInteger?: boolean
  /** In euros: « 12 k€ » is understood. */
  readonly isAmount?: boolean
}
export const number = <const Name extends string>(column: Name, header: string, limits: Limits, more: More = {}) => ({
  ...{ kind: 'number' as const, column, header, width: [14] satisfies Width, ...limits, ...more },
})
/** « oui », or nothing. */
export const yes = <const Name extends string>(column: Name, header: string, width: Width) => ({
  ...{ kind: 'yes' as const, column, header, width },
})
/** A party of the CTG, or another name. */
export const funder = <const First extends string, const Second extends string>(
  columns: readonly [First, Second],
  header: string,
  max: number,
  width: Width,
  more: More = {},
) => ({ kind: 'funder' as const, columns, header, max, width, ...more })

export type Field =
  | ReturnType<typeof line<string>>
  | ReturnType<typeof text<string>>
  | ReturnType<typeof email<string>>
  | ReturnType<typeof tags<string>>
  | ReturnType<typeof reference<string>>
  | ReturnType<typeof names<string>>
  | ReturnType<typeof levers<string>>
  | ReturnType<typeof partners<string, string>>
  | ReturnType<typeof choice<string>>
  | ReturnType<typeof date<string, string>>
  | ReturnType<typeof day<string>>
  | ReturnType<typeof number<string>>
  | ReturnType<typeof yes<string>>
  | ReturnType<typeof funder<string, string>>
export type Fields = Readonly<Record<string, Field>>
export type KindOf<Kind extends Field['kind']> = Extract<Field, { readonly kind: Kind }>

/** `watch_points` → `watchPoints`: a column as code names it. */
export type KeyOf<Name> = Name extends `${infer Head}_${infer Tail}` ? `${Head}${Capitalize<KeyOf<Tail>>}` : Name
export const keyOf = (column: string): string => column.replace(/_(\w)/g, (_, letter: string) => letter.toUpperCase())

export type ColumnsOf<One> = One extends { readonly column: infer Name }
  ? Name
  : One extends { readonly columns: readonly [infer First, infer Second] }
    ? First | Second
    : never
export type TiesOf<One> = One extends { readonly tie: infer Name } ? Name : never

/** Columns of the row behind a field, in order; none for what a sheet is tied to. */
export const columnsOf = (field: Field): readonly string[] =>
  'columns' in field ? field.columns : 'column' in field ? [field.column] : []
/** The values behind a field, as code names them. */
export const valueKeysOf = (field: Field): readonly string[] => [
  ...('tie' in field ? [field.tie] : []),
  ...columnsOf(field).map(keyOf),
]

/** Those of these names, in this order. */
export function fieldsNamed<Rows extends Fields, Key extends keyof Rows>(
  fields: Rows,
  keys: readonly Key[],
): Pick<Rows, Key>
export function fieldsNamed(fields: Fields, keys: readonly string[]): Fields {
  return Object.fromEntries(keys.flatMap((key) => (fields[key] ? [[key, fields[key]]] : [])))
}

/** What a field that says nothing holds. */
export const blankOf = (field: Field): Readonly<Record<string, string | boolean | null | readonly []>> =>
  Object.fromEntries(valueKeysOf(field).map((key) => [key, blankValue(field, key)]))

function blankValue(field: Field, key: string): string | boolean | null | readonly [] {
  if (key.endsWith('Precision')) return 'month'
  if (field.kind === 'tags' || ('tie' in field && field.tie === key)) return []
  if (field.kind === 'yes') return false
  const isText = ['line', 'text', 'email', 'partners'].includes(field.kind)
  return isText && !('isNullable' in field && field.isNullable) ? '' : null
}

/** Names of fields and of their values in the journal: titles in lower case. */
export const namesInJournal = (fields: Fields): Readonly<Record<string, string>> =>
  Object.fromEntries(
    Object.entries(fields).flatMap(([own, field]) => {
      const { header } = field
      const name = ('label' in field && field.label) || `${header.charAt(0).toLocaleLowerCase('fr')}${header.slice(1)}`
      return [own, ...valueKeysOf(field)].flatMap((key) => (key.endsWith('Precision') ? [] : [[key, name] as const]))
    }),
  )

/** Titles of their columns. */
export function headersOf<Rows extends Fields>(fields: Rows): { readonly [Key in keyof Rows]: string }
export function headersOf(fields: Fields): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(fields).map(([key, { header }]) => [key, header]))
}
