/** What the command `npm run masquer` says. */
import { leastThreshold } from './secrecy.ts'

export const maskCommandLabels = {
  usage: [
    'Indiquez le fichier (CSV, XLSX ou ODS) : la première colonne nomme les territoires, les autres sont des effectifs.',
    '  npm run masquer -- effectifs.csv --unite foyers --univers "QF, décembre 2023"',
    `  --seuil ${leastThreshold}           effectif à partir duquel on publie (${leastThreshold} au moins)`,
    '  --part-de "EPCI"    colonne qui dit de quel ensemble chaque ligne fait partie',
    '  --arrondi 5         la source a déjà arrondi ses effectifs',
    '  --parts             écrit aussi la part de chaque effectif dans le total de sa ligne',
    '  --deja f.json       table déjà diffusée par votre partie, ou qu’une autre vous a laissé lire, telle que cette commande l’a écrite',
    '                      (autant de fois qu’il y en a), de la plus ancienne à la dernière',
    '  --corrige f.json    table que celle-ci corrige, et avant elle celles qu’elle corrigeait, de la plus ancienne à la dernière',
  ].join('\n'),
  anyUnit: 'unités',
  unreadable: (file: string): string => `Le fichier ${file} ne se lit pas.`,
  notATable: (file: string): string => `${file} n’est pas un tableau que Trame sait lire.`,
  notReleased: (file: string): string => `${file} n’est pas une table écrite par cette commande.`,
  threshold: `Le seuil est un nombre entier, ${leastThreshold} au moins.`,
  rounding: 'L’arrondi est un nombre entier, 2 au moins.',
  written: (leaving: readonly string[], released: string, staying: readonly string[]): readonly string[] => [
    `Peut partir : ${leaving.join(', ')} ; à donner avec --deja la prochaine fois : ${released}.`,
    `Reste ici : ${staying.join(' et ')}, qui dit de quoi les effectifs cachés sont proches.`,
  ],
} as const
