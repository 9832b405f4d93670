/**
 * How French says « of » a département: « du Finistère », « de l’Ain », « des Landes ». Pure.
 * As Insee tells it (`typeLiaison` of the package of territories, checked by the test).
 */
import { departmentCode } from './territory.ts'

const articles: readonly (readonly [string, string])[] = [
  ['de l’', '01 02 03 07 09 10 11 12 27 34 36 38 60 61 89 91'],
  ['des ', '04 05 06 08 13 22 40 64 65 66 78 79 88 92'],
  [
    'de la ',
    '16 17 19 21 23 24 26 2A 2B 31 33 42 43 44 48 50 51 52 53 55 57 58 70 72 73 74 76 80 85 86 87 93 971 972 973',
  ],
  ['du ', '14 15 18 25 29 30 32 39 41 45 46 47 56 59 62 63 67 68 69 81 82 83 84 90 94 95'],
  ['d’', '28 35 37'],
]

const articleOf: ReadonlyMap<string, string> = new Map(
  articles.flatMap(([article, codes]) => codes.split(' ').map((code) => [departmentCode(code), article] as const)),
)

/** `du Finistère`; without article where the name takes none or holds it: `de Paris`, `de La Réunion`. */
export const ofDepartment = ({ code, name }: { readonly code: string; readonly name: string }): string =>
  `${articleOf.get(code) ?? 'de '}${name}`
