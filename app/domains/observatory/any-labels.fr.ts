/** Sentences of the observatory: its first page, and the page of any territory. */
import { formatCount } from '#app/kernel/format.ts'

export const anyLabels = {
  title: 'Observatoire',
  lead: 'Les chiffres publics de tout territoire de France, avec leur source et leur année.',
  place: 'Un territoire',
  placeHint: 'Commune, intercommunalité, département ou région : son nom, son code Insee ou son numéro Siren.',
  search: 'Chercher',
  themes: 'Thèmes',
  note: 'Comprendre, pas noter : un rang dépend des communes auxquelles on se compare.',
  preparing: 'Les chiffres du pays se préparent : ils seront ici dans un instant, rechargez la page.',
  start: {
    regions: 'Par région et par département',
    regionsNote: 'Habitants : population municipale, Insee.',
    moreDepartments: 'Voir les départements',
    moreContents: 'Voir chaque chiffre, sa source et son année',
    overseas: 'Autres territoires d’outre-mer',
    itsDepartment: 'Le département',
    contents: 'Ce qu’on y trouve',
    contentsNote:
      'La dernière année connue de chaque source. « Certains territoires » : ceux dont les chiffres ont été chargés ici.',
    columns: { names: 'Indicateurs', source: 'Source', where: 'Pour quels territoires' },
    everywhere: 'tout le pays',
    somewhere: 'certains territoires',
    nothing: 'Aucun chiffre n’est encore chargé ici.',
    reading: 'Lire ces chiffres',
    readingLines: [
      'Comprendre, pas noter : un rang dit où l’on se place parmi des communes, pas ce qui est bien ou mal.',
      'Un chiffre absent dit pourquoi, et n’est jamais un zéro : « secret » quand trop peu de personnes sont comptées, « non diffusé » quand la source ne le publie pas à cette échelle.',
      'Ce sont des chiffres publiés. Ceux que la Caf ou une collectivité partage pour une convention ne sont lus que par ses membres.',
    ],
  },
  within: 'Dans ce territoire',
  withinOf: {
    communes: (count: number): string => formatCount(count, 'commune'),
    groupings: (count: number): string => formatCount(count, 'intercommunalité'),
    departements: (count: number): string => formatCount(count, 'département'),
  },
  mapOf: {
    communes: (indicator: string, department: string): string =>
      `${indicator}, communes du département (${department})`,
    groupings: (indicator: string, region: string): string =>
      `${indicator}, intercommunalités de la région (${region})`,
  },
  valuesBeside: 'Les valeurs de la carte, en tableau',
  placeColumn: 'Territoire',
  valueColumn: 'Valeur',
}
