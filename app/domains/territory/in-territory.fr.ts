/** How French says « in » a territory: « à Gennevilliers », « aux Lilas », « dans le Lot », « en Île-de-France ». Pure. */
import { ofDepartment } from './department-articles.fr.ts'
import { natureOf, type Territory } from './territory.ts'

type Named = Pick<Territory, 'code' | 'kind' | 'name'>

/** Départements whose name takes no article, and those one is « en ». */
const departmentsWithIn = ['D28', 'D35', 'D37', 'D49', 'D54', 'D71', 'D77', 'D971', 'D972', 'D973']

function inDepartment(department: Named): string {
  const { code, name } = department
  if (departmentsWithIn.includes(code)) return `en ${name}`
  const withArticle = ofDepartment(department)
  const article = withArticle.slice(0, -name.length)
  const within: Readonly<Record<string, string>> = {
    'du ': 'dans le ',
    'des ': 'dans les ',
    'de la ': 'dans la ',
    'de l’': 'dans l’',
  }
  return `${within[article] ?? 'à '}${name}`
}

/** Régions whose name takes neither « en » nor « à ». */
const regionArticles: Readonly<Record<string, string>> = {
  R32: 'dans les ',
  R44: 'dans le ',
  R52: 'dans les ',
  R04: 'à ',
  R06: 'à ',
}

/** Of a commune, or of a quartier: « au Havre », « aux Ulis ». */
export function inCommune(name: string): string {
  if (name.startsWith('Le ')) return `au ${name.slice(3)}`
  if (name.startsWith('Les ')) return `aux ${name.slice(4)}`
  return `à ${name}`
}

const groupings: readonly (readonly [RegExp, string])[] = [
  [/^CC /, 'dans la communauté de communes '],
  [/^CA /, 'dans la communauté d’agglomération '],
  [/^CU /, 'dans la communauté urbaine '],
  [/^Métropole /, 'dans la métropole '],
  [/^Eurométropole /, 'dans l’eurométropole '],
]

function inGrouping(grouping: Named): string {
  const { name } = grouping
  if (natureOf(grouping) === 'etablissement-public-territorial')
    return `dans l’établissement public territorial ${name}`
  const known = groupings.find(([start]) => start.test(name))
  return known ? name.replace(...known) : `à ${name}`
}

/** Inside a sentence, the preposition with the name. */
export function inTerritory(territory: Named): string {
  switch (territory.kind) {
    case 'commune':
      return inCommune(territory.name)
    case 'epci':
    case 'ept':
      return inGrouping(territory)
    case 'departement':
      return inDepartment(territory)
    case 'region':
      return `${regionArticles[territory.code] ?? 'en '}${territory.name}`
    case 'country':
      return `en ${territory.name}`
  }
}
