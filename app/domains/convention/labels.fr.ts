/** Every sentence of the convention slice. Pure. */
import type { CtgPhase } from '#app/domains/ctg/ctg.ts'
import { atStart, formatCount, formatDay, formatList } from '#app/kernel/format.ts'
import { annexRefusals } from './annexes/labels.fr.ts'
import { cofRefusals } from './cof/labels.fr.ts'
import type { Absence, ActKind, DayProblem, MissingCode, Progress, SignatureState, VersionMark } from './convention.ts'
import { postRefusals } from './posts/labels.fr.ts'
import { versionDocumentRefusals } from './print/labels.fr.ts'
import { stageWords } from './stage-labels.fr.ts'

const numbered = (number: number) => `Version ${number}`

export const conventionLabels = {
  versionName: numbered,
  /** « version 2 en cours de vote, 11 sur 15 ». */
  versionState: (number: number, said: Parameters<typeof stageWords>[0]) => `version ${number} ${stageWords(said)}`,
  /** Name of the file one downloads. */
  fileName: (number: number) => `convention-version-${number}.pdf`,
  draftState: 'Projet',
  afterSignatureState: (day: string) => `Texte à jour, après la signature du ${day}`,
  pdfFailed:
    'Le PDF n’a pas pu être fait. Le contenu figé est gardé ; Trame essaie encore, et vous pouvez redemander le PDF.',
  nobodyChosen: 'Cochez au moins un signataire.',
  handedInFuture: 'Cette date est à venir : l’envoi s’enregistre une fois fait.',
  act: {
    assembly: 'Délibération de l’assemblée ou du conseil',
    bureau: 'Décision du bureau',
    commission: 'Décision d’une commission',
    delegation: 'Décision par délégation',
    none: 'Aucun acte nécessaire',
  } satisfies Record<ActKind, string>,
  /** Of an act or a signature older than the text it names. */
  beforeFrozen: (text: string, frozenOn: string): string =>
    `avant que ${text} soit figé${text.startsWith('la ') ? 'e' : ''}, le ${formatDay(frozenOn)}`,
  signature: { refused: 'refusée', signed: 'signée' } satisfies Record<Exclude<SignatureState, 'awaited'>, string>,
  /** A refusal; its reason may end with its own full stop. */
  refusedBecause: (note: string): string =>
    `Cette partie n’a pas signé${note === '' ? '' : ` : ${note.trim().replace(/\.$/, '')}`}.`,
  /** What a refusal leads to: neither the Caf nor the lead authority may be missing (§4). */
  onceRefused: (isLead: boolean): string =>
    isLead
      ? 'Elle porte la CTG : la convention ne peut pas être signée sans elle.'
      : 'Elle peut rejoindre par avenant.',
  ifRefused: (isLead: boolean): string =>
    isLead
      ? 'Elle porte la CTG : sans elle, la convention ne peut pas être signée.'
      : 'Les autres peuvent signer sans elle ; elle pourra rejoindre la convention plus tard, par avenant.',
  absence: {
    act: { awaited: 'attendu', unrecorded: 'non relevé' },
    signature: { awaited: 'attendue', unrecorded: 'non relevée' },
  } satisfies Record<'act' | 'signature', Record<Absence, string>>,
  /** « 11 sur 15 »; « 11 sur 15, 4 non relevés ». */
  progress: ({ done, total, unrecorded: { length } }: Progress, absence: string): string =>
    `${done} sur ${total}${length === 0 ? '' : `, ${length} ${absence}${length < 2 ? '' : 's'}`}`,
  dayProblem: {
    'adopted-in-future':
      'Cette date est à venir : inscrivez-la comme date attendue, et la date d’adoption le jour venu.',
    'signed-in-future': 'Cette date est à venir : la signature s’enregistre une fois faite.',
    'transmission-without-authority':
      'La transmission au préfet ne concerne que les collectivités : laissez cette date vide.',
    'transmitted-before-adoption': 'La transmission suit l’adoption : vérifiez les deux dates.',
  } satisfies Record<DayProblem, string>,
  missing: {
    'convention.no-article': () => 'les articles ne sont pas encore écrits',
    'convention.text-remarks': (count) => `${formatCount(count, 'point')} à revoir dans le texte`,
    'convention.no-version': () => 'aucune version n’est figée',
    'convention.no-decision': () => 'la version à signer n’est liée à aucune décision',
    'convention.acts-awaited': (count) =>
      count < 2 ? '1 acte d’habilitation attendu' : `${count} actes d’habilitation attendus`,
    'convention.acts-on-another-version': (count) =>
      `${formatCount(count, 'acte')} sur une autre version que celle à signer`,
    'convention.signatures-awaited': (count) => (count < 2 ? '1 signature attendue' : `${count} signatures attendues`),
    'convention.signatures-on-another-version': (count) =>
      `${formatCount(count, 'signature')} sur une autre version que celle à signer`,
    'convention.signed-not-filed': () => 'la convention signée n’est pas déposée',
  } satisfies Record<MissingCode, (count: number) => string>,
} as const

export const conventionRefusals: Readonly<Record<string, string>> = {
  'convention.article-not-found': 'Cet article n’existe pas, ou plus, dans cette convention.',
  'convention.version-not-found': 'Cette version n’existe pas dans cette CTG.',
  'convention.decision-not-found': 'Cette décision n’existe pas dans cette CTG.',
  'convention.file-not-ready':
    'Le PDF de cette version n’est pas encore prêt : il est fait en arrière-plan, revenez dans un instant.',
  'convention.changed-meanwhile':
    'Une autre personne a enregistré cet article pendant que vous écriviez. Votre saisie est gardée ci-dessous, avec ce qui a été enregistré : vérifiez, puis enregistrez à nouveau.',
  'convention.articles-already-prepared':
    'Les articles de cette convention sont déjà écrits : modifiez-les un par un, ou ajoutez-en.',
  'convention.template-not-found': 'Ce modèle d’articles n’existe pas, ou n’est pas gardé pour cette CTG.',
  'convention.caf-unknown':
    'Le périmètre de cette CTG ne dit pas encore son département : Trame ne sait pas pour quelle Caf garder ce modèle.',
  'convention.no-article-recognised': 'Aucun article n’a été reconnu dans ce document.',
  'convention.template-unchanged': 'Aucun article n’a changé : il n’y a pas de nouvelle version à garder.',
  'convention.template-to-correct': 'Un de ces articles n’a pas de titre.',
  'convention.template-without-article': 'Un modèle a au moins un article : écrivez-en un, ou retirez le modèle.',
  'convention.template-too-long': 'Un modèle a cent articles au plus : réunissez-en quelques-uns.',
  'convention.article-at-the-end': 'Cet article est déjà au bout de la liste.',
  'convention.no-article': 'Il n’y a encore aucun article à figer : préparez d’abord les articles.',
  'convention.pdf-not-failed': 'Le PDF de cette version est fait, ou en cours : il n’y a rien à refaire.',
  'convention.not-a-signatory': 'Cette partie n’est pas signataire de la CTG : elle n’a ni acte ni signature à donner.',
  'convention.already-signed': 'Cette partie a déjà signé : la signature est acquise, un avenant peut la compléter.',
  'convention.nothing-recorded': 'Aucune signature n’est enregistrée pour cette partie.',
  'convention.nobody-chosen': 'Aucun signataire n’est coché.',
  'convention.handover-to-correct': 'La date de l’envoi est à revoir.',
  'convention.no-version-to-adopt': 'Aucune version n’est figée : figez d’abord celle que chacun doit approuver.',
  'convention.act-not-awaited':
    'L’acte d’un de ces signataires n’est plus attendu : rechargez la page, la liste a changé.',
  'convention.nobody-to-remind': 'Cochez au moins un signataire à relancer.',
  'convention.acts-to-correct': 'Un de ces fichiers ne peut pas être déposé ainsi.',
  'convention.act-to-correct': 'Une date de cet acte est à revoir.',
  'convention.signature-to-correct': 'La date de signature est à revoir.',
  ...annexRefusals,
  ...postRefusals,
  ...cofRefusals,
  ...versionDocumentRefusals,
}

type State = {
  readonly phase: CtgPhase
  readonly signedOn: string | null
  readonly toSign: Pick<VersionMark, 'number' | 'decisionId'> | null
  readonly acts: Progress
  readonly signatures: Progress
  readonly articles: { readonly length: number }
}

const outOf = ({ done, total }: Progress) => `${done} sur ${total}`

/** « 11 actes d’habilitation sur 15 ». */
const actsWords = ({ done, total }: Progress) =>
  done < 2 ? `${done} acte d’habilitation sur ${total}` : `${done} actes d’habilitation sur ${total}`

const named = (parties: readonly { readonly shortName: string }[]) =>
  formatList(parties.map(({ shortName }) => shortName))

function refusedWords({ refused }: Progress): readonly string[] {
  const leads = refused.filter(({ isLead }) => isLead)
  const others = refused.filter(({ isLead }) => !isLead)
  return [
    ...(leads.length === 0
      ? []
      : [
          `${named(leads)} ${leads.length === 1 ? 'a refusé' : 'ont refusé'}, et la convention ne peut pas être signée sans ${leads.length === 1 ? 'cette partie' : 'ces parties'}`,
        ]),
    ...(others.length === 0
      ? []
      : [
          `${named(others)} ${others.length === 1 ? 'a refusé et peut' : 'ont refusé et peuvent'} rejoindre par avenant`,
        ]),
  ]
}

const underSignature = ({ done }: State['signatures']): string =>
  done > 0 ? 'signature en cours' : 'pas encore signée'

/** Where the convention is, in one sentence. Rule: docs/rules/convention.md §4.6. */
export function stateSentence({ phase, signedOn, toSign, acts, signatures, articles }: State): string {
  if (signedOn !== null) return `${[`Signée le ${formatDay(signedOn)}`, ...refusedWords(signatures)].join(' ; ')}.`
  const isApplied = phase === 'in-application-unsigned' || phase === 'in-force'
  const parts = [
    ...(isApplied ? [`Appliquée, ${underSignature(signatures)} (${outOf(signatures)})`] : []),
    ...(!isApplied && signatures.done > 0 ? [`Signature en cours (${outOf(signatures)})`] : []),
    ...(toSign
      ? [`version ${toSign.number} ${toSign.decisionId === null ? 'figée, sans décision du copil' : 'à signer'}`]
      : []),
    ...(toSign || acts.done > 0 ? [actsWords(acts)] : []),
    ...refusedWords(signatures),
  ]
  if (!toSign)
    parts.push(
      articles.length === 0
        ? 'les articles ne sont pas encore écrits'
        : `${formatCount(articles.length, 'article')} en préparation, aucune version figée`,
    )
  const sentence = parts.join(' ; ')
  return `${atStart(sentence)}.`
}
