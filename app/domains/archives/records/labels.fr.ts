/** Every sentence of what goes to the archives of the département. Pure. */
import { formatDay } from '#app/kernel/format.ts'
import { guardFormula } from '#app/kernel/guard-formula.ts'
import type { RecordKind, RecordLine } from './records.ts'

const kind: Record<RecordKind, string> = {
  convention: 'Convention figée',
  'signed-copy': 'Exemplaire signé',
  proof: 'Dossier de preuve',
  amendment: 'Avenant',
  minutes: 'Compte rendu',
  decisions: 'Relevé de décisions',
  register: 'Registre des décisions',
  evaluation: 'Rapport d’évaluation',
  diagnosis: 'Diagnostic partagé',
}
const format = { 'pdf-a': 'PDF/A-2a fait par Trame', 'as-received': 'tel que déposé' } as const

/** The archivist decides; what is proposed is said to be so. */
const duration = 'à fixer avec le service d’archives ; proposé : dix ans après la fin de la convention'
const fate = 'à conserver (proposé)'

const heads = [
  'Rang',
  'Nature',
  'Titre',
  'Producteur',
  'Du',
  'Au',
  'Format',
  'Fichier',
  'Taille (octets)',
  'SHA-256',
  'Durée d’utilité administrative',
  'Sort final',
]
const cell = (text: string): string => `"${guardFormula(text).replaceAll('"', '""')}"`

export const recordsLabels = {
  kind,
  /** @param about a number, a name; empty when the kind says all */
  titleOf: (of: RecordKind, about: string): string => {
    if (of === 'convention') return `Convention, version ${about}`
    if (of === 'signed-copy') return about ? `Exemplaire signé de ${about}` : 'Convention signée déposée'
    if (of === 'amendment') return about ? `Avenant ${about}` : 'Avenant en préparation'
    return about ? `${kind[of]} : ${about}` : kind[of]
  },
  format,
  duration,
  fate,
  note: 'Liste de préparation : ce n’est pas un transfert SEDA.',
  registerTitle: 'Registre des décisions',
  registerHeads: ['Décision', 'Date', 'Texte', 'Positions'],
  none: 'Aucune décision n’est enregistrée.',
  /** A sheet that any spreadsheet opens: semicolons, and a mark of UTF-8. */
  sheet: (lines: readonly RecordLine[]): string =>
    `\uFEFF${[
      heads,
      ...lines.map((line, index) => [
        String(index + 1),
        kind[line.kind],
        line.title,
        line.producer,
        formatDay(line.from),
        formatDay(line.to),
        format[line.format],
        line.entry,
        String(line.size),
        line.sha256,
        duration,
        fate,
      ]),
    ]
      .map((cells) => cells.map(cell).join(';'))
      .join('\r\n')}\r\n`,
  readMe: (
    ctgName: string,
    madeAt: string,
    trame: string,
    lines: readonly RecordLine[],
    missing: readonly string[],
  ): string =>
    [
      `Dossier d’archives de la CTG « ${ctgName} »`,
      `Fait le ${madeAt} par Trame ${trame}.`,
      '',
      'bordereau.csv liste chaque document : nature, titre, producteur, dates, format, empreinte, durée et sort final proposés.',
      'bordereau.json dit la même chose pour un logiciel.',
      'empreintes.sha256 se vérifie dans le dossier décompressé : sha256sum -c empreintes.sha256',
      '',
      'Ce n’est PAS un transfert SEDA : aucune norme d’échange ni aucun agrément n’est revendiqué. La liste reprend les',
      'rubriques qu’un service d’archives demande, pour préparer le versement avec lui. Durées et sorts finals sont proposés ;',
      'c’est le service d’archives qui les arrête.',
      '',
      `${lines.length} documents. Les PDF faits par Trame sont en PDF/A-2a ; les exemplaires déposés par les parties sont laissés`,
      'tels quels, à l’octet près : les convertir ferait perdre leurs signatures.',
      ...(missing.length > 0
        ? ['', 'Documents que l’instance n’avait plus :', ...missing.map((title) => `- ${title}`)]
        : []),
      '',
    ].join('\n'),
} as const
