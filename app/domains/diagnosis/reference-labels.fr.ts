/** What is said of the references one puts figures beside. Pure. */
import type { GroupKind } from '#app/domains/observatory/peer-kinds.ts'
import { formatCount, formatDay, formatList } from '#app/kernel/format.ts'
import { fewestMembers, mostMembers, type readMembers } from './reference-groups.ts'

const ofCommunes: Record<GroupKind, string> = {
  voisines: 'Communes voisines',
  taille: 'Communes de même taille',
  semblables: 'Communes semblables',
}
const ofGroupings: Record<GroupKind, string> = {
  ...ofCommunes,
  taille: 'Intercommunalités de même taille',
  semblables: 'Intercommunalités semblables',
}

const unavailable: Record<GroupKind, string> = {
  voisines: 'Les limites de ces communes ne sont pas connues de Trame.',
  taille: 'Le nombre d’habitants de ce territoire n’est pas connu de Trame.',
  semblables: 'Trop peu de chiffres, hors de ceux qui sont comparés ici, pour dire à quoi ce territoire ressemble.',
}

const classReason =
  'De la même région et de la même classe de taille, au niveau de vie médian le plus proche : sous 5 000 habitants, trop de chiffres sont secrets pour chercher plus finement.'

const because = ({
  alikeBy,
  differentBy,
}: {
  readonly alikeBy: readonly string[]
  readonly differentBy: readonly string[]
}): string =>
  [
    alikeBy.length > 0 ? `Proches par : ${formatList(alikeBy)}.` : '',
    differentBy.length > 0 ? `Diffèrent par : ${formatList(differentBy)}.` : '',
    'Ce qui est comparé ici n’entre jamais dans la ressemblance.',
  ]
    .filter((sentence) => sentence !== '')
    .join(' ')

function problem({ codes, unknown, doubtful }: ReturnType<typeof readMembers>): string {
  if (unknown.length > 0)
    return `Aucune commune ne s’appelle ainsi : ${formatList(unknown.slice(0, 5))}. Vérifiez, ou écrivez le code Insee.`
  const [first] = doubtful
  if (first)
    return `Plusieurs communes s’appellent « ${first.line} » : écrivez le code Insee de la vôtre (${formatList(first.codes.slice(0, 6))}).`
  return codes.length < fewestMembers
    ? `Un groupe a ${fewestMembers} communes au moins : avec moins, on comparerait à une commune.`
    : `Un groupe a ${mostMembers} communes au plus.`
}

export const referenceLabels = {
  kind: { commune: ofCommunes, epci: ofGroupings },
  unavailable,
  problem,
  reasonOf: {
    voisines: 'Elles ont une limite commune avec le périmètre, d’après des contours généralisés.',
    taille: 'Les plus proches en nombre d’habitants, dans tout le pays.',
    class: classReason,
    because,
  },
  keep: 'Garder ce groupe',
  page: {
    title: 'Groupes de comparaison',
    crumb: 'Groupes de comparaison',
    lead: 'Des communes choisies ensemble, gardées avec le diagnostic : on lit à côté des chiffres qui les a choisies, et pourquoi.',
    none: 'Aucun groupe n’est encore gardé. Les communes voisines, de même taille ou semblables se choisissent sans rien garder, au-dessus des chiffres.',
    kept: 'Groupes gardés',
    members: (count: number) => formatCount(count, 'commune'),
    by: (party: string, name: string, on: string) => `choisi ${party}, ${name}, le ${formatDay(on)}`,
    remove: 'Retirer',
    add: 'Garder un groupe',
    name: 'Nom du groupe',
    nameHint: 'Par exemple : communes de la vallée.',
    reason: 'Pourquoi ces communes',
    communes: 'Communes',
    communesHint: `Une par ligne : son nom, ou son code Insee. De ${fewestMembers} à ${mostMembers} communes.`,
    save: 'Garder ce groupe',
  },
}
