/** The note that opens an archive: what it holds, how to read it without Trame, how to check it, what is not in it. Pure. */
import { formatCount } from '#app/kernel/format.ts'
import { entryNames, type Manifest } from './archive-format.ts'

type Reasons = Readonly<Record<string, string | { readonly reason: string } | undefined>>

const reasonOf = (reason: Reasons[string]): string => (typeof reason === 'object' ? reason.reason : (reason ?? ''))

/** Names that share a reason, on one line. */
const byReason = (reasons: Reasons): readonly string[] =>
  [...Map.groupBy(Object.entries(reasons), ([, reason]) => reasonOf(reason))].map(
    ([reason, entries]) => `- ${entries.map(([name]) => name).join(', ')} : ${reason}.`,
  )

export function readMe(manifest: Manifest, tables: Reasons, columns: Reasons): string {
  const rows = Object.values(manifest.counts).reduce((sum, count) => sum + count, 0)
  const withheldLines = manifest.withheld.map(
    ({ table, rows: count, reason }) => `- ${table} (${formatCount(count, 'ligne')}) : ${reason}.`,
  )
  const missing = manifest.missing.map(({ sha256, name }) => `- ${name || 'sans nom'} (${sha256})`)
  return [
    `Archive de la CTG « ${manifest.ctg.name} »`,
    `Faite le ${manifest.madeAt} par Trame ${manifest.trame}, ${manifest.site}.`,
    '',
    'LIRE SANS TRAME',
    `Ouvrez ${entryNames.page} dans un navigateur : la CTG s’y lit, avec ses fichiers. Rien n’est demandé au réseau.`,
    '',
    'CE QUI EST DEDANS',
    `- donnees/ : ${formatCount(rows, 'ligne')} en JSON, une ligne par enregistrement, un fichier par table ; donnees/schema.json dit ce qu’est chaque colonne.`,
    `- donnees/personnes.jsonl : ${formatCount(manifest.people, 'personne')}, nom et adresse ; ni mot de passe, ni autre mandat.`,
    '- textes/ : chaque texte écrit à plusieurs, à lire (HTML) et brut (TXT), avec ses versions ; son historique entier est dans donnees/text_update.jsonl.',
    '- fichiers/ : chaque fichier sous l’empreinte SHA-256 de son contenu ; versions figées, documents signés et dossiers de preuve compris.',
    '',
    'VÉRIFIER',
    `Dans le dossier décompressé : sha256sum -c ${entryNames.manifestHash} ; le manifeste donne ensuite l’empreinte et la taille de chaque fichier.`,
    'Trame montre l’empreinte du manifeste à la page « Archives » de la CTG : comparez-les.',
    '',
    'ATTENTION',
    'Cette archive contient des noms, des adresses et les actions à accès restreint. Gardez-la comme vous gardez un dossier du personnel.',
    '',
    'CE QUI N’Y EST PAS, ET POURQUOI',
    ...byReason(tables),
    ...byReason(columns),
    ...(withheldLines.length > 0 ? ['', 'LIGNES GARDÉES PAR L’INSTANCE', ...withheldLines] : []),
    ...(missing.length > 0 ? ['', 'FICHIERS QUE L’INSTANCE N’AVAIT PLUS', ...missing] : []),
    '',
  ].join('\n')
}
