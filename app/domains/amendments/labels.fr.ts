/** Every sentence of amendments and terminations. Pure. Rules: docs/rules/amendments.md. */
import { stageGlyphs, stageWords } from '#app/domains/convention/stage-labels.fr.ts'
import { atStart, formatCount, formatDay, formatList } from '#app/kernel/format.ts'
import { withArticle } from '#app/kernel/french.ts'
import type { Glyph } from '#app/ui/state.tsx'
import {
  type AmendmentKind,
  type AmendmentRefusal,
  type AmendmentStage,
  type AmendmentUnderWay,
  type amendmentStanding,
  bringsEndBack,
  type ExtensionUnderWay,
  type Notified,
} from './amendments.ts'
import type { NoticePeriod, TerminationRefusal, TerminationState } from './termination.ts'

type Standing = ReturnType<typeof amendmentStanding> & { readonly inForceOn: string | null }

const refusals: Record<AmendmentRefusal | TerminationRefusal, string> = {
  'nothing-to-amend': 'La convention n’est ni signée ni commencée : ce qui change d’ici là va dans son texte.',
  'no-end-to-extend': 'La CTG n’a pas encore de date de fin : inscrivez-la dans son cadre avant de la prolonger.',
  'joining-before-signature':
    'La convention n’est pas encore signée : qui la rejoint maintenant en est signataire et la signe elle-même. Ajoutez cette partie, ou enregistrez sa signature.',
  'amendment-frozen': 'Cet avenant est figé : son texte ne change plus. Retirez-le et préparez-en un autre.',
  'amendment-not-frozen': 'Cet avenant n’est pas encore figé : rien ne peut y être voté ni signé.',
  'amendment-in-force': 'Cet avenant est en vigueur : un autre avenant peut revenir sur ce qu’il change.',
  'amendment-withdrawn': 'Cet avenant a été retiré.',
  'amendment-changes-nothing': 'Cet avenant ne change encore rien : dites ce qu’il prolonge, ajoute ou corrige.',
  'end-not-later': 'La nouvelle fin doit venir après la fin actuelle de la convention.',
  'already-terminated': 'Une résiliation est déjà enregistrée : annulez-la avant d’en enregistrer une autre.',
  'termination-effective': 'Cette résiliation a pris effet : elle ne s’annule plus.',
  'termination-withdrawn': 'Cette résiliation est déjà annulée.',
  'ends-before-it-starts':
    'Le préavis s’achève avant le début de la convention : elle n’aurait pas commencé. Vérifiez les dates.',
  'not-begun': 'La convention n’est ni signée ni commencée : il n’y a rien à résilier.',
}

const notified = ({ partyName, notifiedOn }: Notified): string =>
  partyName === null
    ? `Les parties ont convenu le ${formatDay(notifiedOn)} de mettre fin à la convention avant son terme.`
    : `${atStart(withArticle(partyName))} a notifié le ${formatDay(notifiedOn)} la fin de la convention avant son terme.`
const endsThen = ({ effectiveOn }: Notified): string =>
  `La fin de la convention est alors fixée au ${formatDay(effectiveOn)}.`

type Gathered = Readonly<Record<'voted' | 'signed', readonly unknown[]> & Record<'total' | 'called', number>>
/** Once it is in force no act is awaited: one that nobody noted is said so, and not counted as a vote missed. */
function gathered({ voted, total, signed, called }: Gathered, isInForce: boolean): string {
  const signatures = `${signed.length} sur ${called} l’ont signé`
  const unrecorded = total - voted.length
  if (!isInForce) return `${voted.length} sur ${total} l’ont voté, ${signatures}.`
  return `${signatures}${unrecorded === 0 ? '' : ` ; ${formatCount(unrecorded, 'acte non relevé', 'actes non relevés')}`}.`
}

export const amendmentLabels = {
  gathered,
  refusals,
  name: (number: number | null): string => (number === null ? 'Avenant en préparation' : `Avenant n° ${number}`),
  fileName: (number: number): string => `avenant-${number}.pdf`,
  consolidatedFile: 'convention-texte-consolide.pdf',
  deliberationFile: (number: number, party: string): string => `deliberation-avenant-${number}-${party}.docx`,
  letterFile: 'lettre-de-resiliation.pdf',
  pdfFailed:
    'Le PDF n’a pas pu être fait. Le texte figé est gardé ; Trame essaie encore, et vous pouvez redemander le PDF.',
  begin: {
    extension: 'Prolonger d’un an',
    joining: 'Une partie rejoint',
    perimeter: 'Une commune entre dans le périmètre',
    actions: 'Des actions s’ajoutent',
    correction: 'Corriger un article',
  } satisfies Record<AmendmentKind, string>,
  motive: {
    extension: 'Poursuivre les actions engagées et préparer le renouvellement de la convention.',
    joining: 'Associer une nouvelle partie aux engagements de la convention.',
    perimeter: 'Étendre le périmètre de la convention.',
    actions: 'Compléter le plan d’action.',
    correction: 'Corriger le texte de la convention.',
  } satisfies Record<AmendmentKind, string>,
  state(standing: Standing): string {
    const { stage, inForceOn } = standing
    if (stage === 'draft') return 'en préparation'
    if (stage === 'withdrawn') return 'retiré'
    if (stage === 'signed') return inForceOn === null ? 'signé' : `en vigueur depuis le ${formatDay(inForceOn)}`
    // No copil is awaited for it (§3.3), as one is for a version of the convention.
    if (stage === 'frozen') return `figé${standing.isStopped ? '' : ', à voter'}`
    return stageWords({ ...standing, stage, signedOn: inForceOn }, 'masculine')
  },
  glyph: { ...stageGlyphs, draft: 'draft', withdrawn: 'crossed' } satisfies Record<AmendmentStage | 'replaced', Glyph>,
  /** Of a convention applied, whose signature Trame does not have. */
  beforeSignature:
    'Trame n’a pas toutes les signatures de la convention : un avenant modifie une convention signée. Jusque-là, ce qui change va dans son texte.',
  endsOn: (day: string) => `La convention s’achève le ${formatDay(day)}.`,
  durationTitle: 'Durée',
  /** Before the words of a duration, in an article. */
  lasting: 'durée de ',
  objectTitle: 'Objet de la convention',
  join: (names: readonly string[]) =>
    `${atStart(formatList(names.map(withArticle)))} ${names.length === 1 ? 'rejoint' : 'rejoignent'} la convention et en ${names.length === 1 ? 'accepte' : 'acceptent'} l’ensemble des engagements.`,
  enter: (names: readonly string[]) =>
    `Le périmètre de la convention comprend aussi ${names.length === 1 ? 'la commune suivante' : 'les communes suivantes'} : ${formatList(names)}.`,
  extended: (from: string | null, to: string) =>
    from === null
      ? `La fin de la convention est portée au ${formatDay(to)}.`
      : `La fin de la convention est portée du ${formatDay(from)} au ${formatDay(to)}.`,
  /** Of an end that another amendment, or the frame, has put off further; undefined otherwise. */
  laterEnd: (newEndsOn: string | null, endsOn: string | null): string | undefined =>
    endsOn !== null && bringsEndBack(newEndsOn, endsOn)
      ? `La convention s’achève le ${formatDay(endsOn)}, plus tard que cet avenant ne le dit : il n’avance pas la fin.`
      : undefined,
  planReplaced: 'Le plan d’action annexé à la convention est remplacé par celui qui est figé avec cet avenant.',
  /** What a refusal leads to: neither the Caf nor the lead authority may be missing (§4.2). */
  onceRefused: (isLead: boolean): string => (isLead ? 'L’avenant ne peut pas entrer en vigueur sans elle.' : ''),
  ifRefused: (isLead: boolean): string =>
    isLead
      ? 'Elle porte la CTG : sans elle, l’avenant ne peut pas entrer en vigueur.'
      : 'Les autres peuvent signer sans elle.',
  /** While an extension is not in force: nothing is said extended. */
  extensionUnderWay: ({ number, newEndsOn, signed, total }: ExtensionUnderWay) =>
    `Prolongation jusqu’au ${formatDay(newEndsOn)} en cours de signature : avenant n° ${number}, ${signed} sur ${total}.`,
  underWay: ({ number, signed, total }: AmendmentUnderWay) =>
    `Avenant n° ${number} en cours de signature : ${signed} sur ${total}.`,
  earlyExtension: (extension: ExtensionUnderWay): string =>
    `${amendmentLabels.extensionUnderWay(extension)} Signée, elle repousserait cette fin.`,
  consolidated: 'Texte consolidé',
  consolidatedState: (numbers: readonly number[]) =>
    numbers.length === 0
      ? 'Texte consolidé, sans valeur signée'
      : `Texte consolidé avec ${numbers.length === 1 ? 'l’avenant' : 'les avenants'} ${formatList(numbers.map(String))}, sans valeur signée`,
  consolidatedMade:
    'Ce texte réunit la convention et ses avenants pour en faciliter la lecture. Il n’est pas signé : seuls la convention et chaque avenant, signés, engagent les parties.',
  notice: ({ length, unit }: NoticePeriod) =>
    length === 0
      ? 'sans préavis'
      : `préavis de ${unit === 'day' ? formatCount(length, 'jour') : formatCount(length, 'mois', 'mois')}`,
  unit: { day: 'jours', month: 'mois' },
  terminationState: {
    'in-notice': 'en préavis',
    effective: 'a pris effet',
    withdrawn: 'annulée',
  } satisfies Record<TerminationState, string>,
  commonAccord: 'Les parties, d’un commun accord',
  /** Of an extension that would come after an end notified: who signs it knows what it puts off. */
  wouldPutOff: (termination: Notified, newEndsOn: string): string =>
    `${notified(termination)} ${endsThen(termination)} Cet avenant, une fois signé, porte cette fin au ${formatDay(newEndsOn)} : la résiliation ne jouerait plus à sa date. Si les parties y renoncent, annulez-la ; sinon, cet avenant est à revoir.`,
  /** Of an end notified that the CTG no longer has. */
  hasPutOff: (termination: Notified, endsOn: string): string =>
    `${notified(termination)} Elle devait achever la convention le ${formatDay(termination.effectiveOn)} ; la fin de la convention a depuis été portée au ${formatDay(endsOn)}.`,
  endsEarly: (termination: Notified): string => `${notified(termination)} ${endsThen(termination)}`,
  undoes: (putOffTo: string | null): string =>
    putOffTo === null
      ? 'La convention s’achèvera de nouveau à la date qui était la sienne ; le journal garde la trace.'
      : `La fin de la convention reste au ${formatDay(putOffTo)} ; le journal garde la trace.`,
  putOff: 'repoussée',
  terminationVisa: ({ partyName, notifiedOn, effectiveOn }: Notified): string =>
    `Vu la fin avant le terme ${partyName === null ? 'convenue d’un commun accord' : `notifiée par ${withArticle(partyName)}`} le ${formatDay(notifiedOn)}, à effet du ${formatDay(effectiveOn)} ;`,
  signedInFuture: 'Cette date est à venir : la signature s’enregistre une fois faite.',
  signedBeforeConvention: (day: string): string =>
    `La convention a été signée le ${formatDay(day)} : un avenant se signe après elle. Vérifiez la date.`,
  notifiedInFuture: 'Cette date est à venir : la résiliation s’enregistre une fois notifiée.',
  noticeWord: 'préavis',
  decision: (reference: string, day: string): string => `décision ${reference} du ${formatDay(day)}`,
} as const

export const amendmentRefusals: Readonly<Record<string, string>> = {
  ...Object.fromEntries(Object.entries(refusals).map(([code, sentence]) => [`convention.${code}`, sentence])),
  'convention.amendment-not-found': 'Cet avenant n’existe pas dans cette CTG.',
  'convention.amendment-file-not-ready':
    'Le PDF de cet avenant n’est pas encore prêt : il est fait en arrière-plan, revenez dans un instant.',
  'convention.amendment-party-unknown':
    'Cette partie ne peut pas rejoindre par avenant : elle est déjà signataire, ou n’est pas de cette CTG.',
  'convention.amendment-to-correct': 'La nouvelle fin de la convention est à revoir.',
  'convention.amendment-commune-known': 'Une de ces communes est déjà dans le périmètre.',
  'convention.termination-not-found': 'Cette résiliation n’existe pas dans cette CTG.',
  'convention.termination-to-correct': 'Une information de cette résiliation est à revoir.',
}
