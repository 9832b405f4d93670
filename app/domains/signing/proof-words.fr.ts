/** Words of the proof file. Pure. Rules: docs/rules/signing.md §5. */
import { decisionReference } from '#app/domains/meetings/meetings.ts'
import { formatDay, formatInstant } from '#app/kernel/format.ts'

export const proofWords = {
  title: 'Dossier de preuve',
  subtitle: (ctgName: string): string => `Convention territoriale globale, ${ctgName}`,
  whatItSays: 'Ce que dit ce dossier',
  notAllSigned: 'Toutes les signatures ne sont pas encore réunies : ce dossier dit où elles en sont.',
  fingerprints:
    'Une empreinte SHA-256 désigne un fichier et un seul : un octet changé la change. La page « Vérifier un document » de l’instance la reconnaît.',
  verdicts:
    'Intègre : le texte figé est là, octet pour octet, et chaque signature est bonne. Indéterminé : rien n’est faux, mais quelque chose ne peut pas être su ; les deux coordinations ont alors à confirmer. Refusé : quelque chose est faux.',
  versions: 'Versions figées',
  versionsOf: 'Versions figées de la convention',
  version: 'Version',
  frozen: 'Figée',
  decision: 'Décision',
  noDecision: 'aucune',
  acts: 'Actes d’habilitation',
  actsBySignatory: 'Actes d’habilitation, par signataire',
  signatory: 'Signataire',
  act: 'Acte',
  adopted: 'Adopté',
  numbered: (number: string): string => `n° ${number}`,
  withoutCopy: 'saisie sans exemplaire',
  signatures: 'Signatures et refus',
  signaturesBySignatory: 'Signatures et refus, par signataire',
  signature: 'Signature',
  how: 'Manière',
  amendment: (number: number): string => `Avenant n° ${number}`,
  amendmentSignatures: (number: number): string => `Actes et signatures de l’avenant n° ${number}`,
  named: 'Désignés pour signer dans Trame',
  namedOf: 'Qui a été désigné pour signer dans Trame, à quelle adresse, par qui, et quand le code y est parti',
  namedWho: 'Qui signe',
  address: 'Adresse du lien et du code',
  namedBy: 'Désigné',
  codes: 'Code envoyé',
  noCode: 'aucun',
  namedAt: (at: Date, by: string, revokedAt: Date | null): string =>
    `le ${formatInstant(at)}, par ${by}${revokedAt ? ` ; lien retiré le ${formatInstant(revokedAt)}` : ''}`,
  copies: 'Exemplaires reçus et vérifications',
  noCopy: 'Aucun exemplaire n’a été déposé.',
  partyGone: 'Partie retirée',
  lastLines: (count: number): string =>
    `Les ${count} dernières lignes ; les précédentes se lisent dans le journal de la CTG.`,
  journal: 'Journal',
  journalOf: 'Journal de la convention',
  when: 'Quand',
  who: 'Qui',
  what: 'Quoi',
  madeBy: (instance: string, day: string): string => `Établi par l’instance ${instance}, le ${formatDay(day)}.`,
  signedSince: (day: string): string => `La convention est signée depuis le ${formatDay(day)}.`,
  frozenBy: (at: Date, by: string): string => `${formatInstant(at)}, par ${by}`,
  decided: (decision: { readonly number: number; readonly decidedOn: string }): string =>
    `${decisionReference(decision)}, ${formatDay(decision.decidedOn)}`,
  content: (fingerprint: string): string => `Empreinte du contenu : ${fingerprint}`,
  pdf: (fingerprint: string): string => `Empreinte du PDF : ${fingerprint}`,
  contentOf: (version: number, fingerprint: string): string =>
    `Version ${version}, empreinte du contenu : ${fingerprint}`,
  pdfOf: (version: number, fingerprint: string): string => `Version ${version}, empreinte du PDF : ${fingerprint}`,
  refused: (note: string): string => `refus${note && ` : ${note}`}`,
  amendmentFrozen: (at: Date, by: string | null, state: string): string =>
    `Figé le ${formatInstant(at)}, par ${by}. ${state}`,
  amendmentState: (inForceOn: string | null, isWithdrawn: boolean): string => {
    if (isWithdrawn) return 'Il a été retiré.'
    return inForceOn === null
      ? 'Il n’est pas encore en vigueur.'
      : `Il est en vigueur depuis le ${formatDay(inForceOn)}.`
  },
} as const
