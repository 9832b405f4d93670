/** Every sentence of the deposits slice but those of its deposit page and of its requests. Pure. */
import type { IndicatorUnit } from '#app/domains/observatory/observatory.ts'
import type { FigureStatus } from '#app/domains/observatory/theme-figures.ts'
import { secrecyLabels } from '#app/domains/secrecy/labels.fr.ts'
import { formatCount, formatDay, formatNumber, formatPercent, plural } from '#app/kernel/format.ts'
import type { CheckFailure } from './check-deposit.server.ts'
import type { Audience, Cell, DatasetState } from './deposits.ts'

const audience: Record<Audience, string> = {
  party: 'une seule partie',
  members: 'les membres de la CTG',
  public: 'tout le monde',
}
const audienceChoice: Record<Audience, { readonly label: string; readonly hint: string }> = {
  party: {
    label: 'Une seule partie',
    hint: 'Elle et la vôtre lisent les chiffres ; les autres savent seulement qu’ils existent.',
  },
  members: {
    label: 'Les membres de la CTG',
    hint: 'Toutes les parties les lisent ; une série sur tout le périmètre, sans catégories, peut appuyer un constat.',
  },
  public: { label: 'Tout le monde', hint: 'Les membres les lisent, et ils peuvent être publiés.' },
}
const state: Record<DatasetState, string> = {
  checking: 'contrôle en cours',
  shown: 'montré',
  refused: 'refusé au contrôle',
  corrected: 'corrigé depuis',
  withdrawn: 'retiré',
}
const unit: Record<IndicatorUnit, string> = {
  count: 'un nombre (enfants, foyers, places)',
  percent: 'un pourcentage',
  'per-100': 'pour 100',
  euros: 'des euros',
}

/** The seven looks of a figure, and what each means. */
const look: Record<
  Exclude<FigureStatus, 'published' | 'estimated'> | 'zero' | 'not-loaded',
  { readonly mark: string; readonly meaning: string }
> = {
  secret: { mark: 's', meaning: 'sous secret : trop peu de personnes, ou une soustraction le redonnerait' },
  zero: { mark: '0', meaning: 'zéro : personne' },
  'rounded-5': { mark: '≈', meaning: 'arrondi à 5 par son producteur' },
  floored: { mark: '≤', meaning: 'plancher : la source ne descend pas plus bas' },
  'not-published': { mark: 'nd', meaning: 'non diffusé par le producteur' },
  'not-collected': { mark: '–', meaning: 'non recueilli, ou laissé vide' },
  'not-applicable': { mark: 'so', meaning: 'sans objet' },
  'not-loaded': { mark: '', meaning: 'pas encore chargé : rien n’a été donné pour cette case' },
}

const writtenValue = (unitOf: IndicatorUnit, value: number): string =>
  unitOf === 'percent' ? formatPercent(value, 1) : formatNumber(value, unitOf === 'count' ? 0 : 1)

/** `1 234`, `≈ 15`, `0 à 4` of a rounded source, `s`. */
function cell(unitOf: IndicatorUnit, { value, status }: Pick<Cell, 'value' | 'status'>): string {
  if (value === null) return status === 'published' || status === 'estimated' ? '' : look[status].mark
  if (status === 'rounded-5') return value === 0 ? '0 à 4' : `≈ ${writtenValue(unitOf, value)}`
  return status === 'floored' ? `≤ ${writtenValue(unitOf, value)}` : writtenValue(unitOf, value)
}

export const depositsLabels = {
  audience,
  audienceChoice,
  state,
  unit,
  look,
  cell,
  /** After the figures of a series: whose it is, and who reads it. */
  seriesSource: ({
    partyName,
    source,
    audience: readers,
  }: {
    readonly partyName: string
    readonly source: string
    readonly audience: Audience
  }): string => `${partyName}, ${source} (lu par ${audience[readers]}),`,
  secrecyRule: (threshold: number | null): string =>
    threshold === null
      ? 'Chiffres que leur producteur a déjà rendus publiables.'
      : `Effectifs de 1 à ${threshold - 1} masqués sur le poste de qui les dépose, avec ceux qui les redonneraient.`,
  page: {
    title: 'Données partagées',
    lead: 'Ce que chaque partie met en commun au-delà des chiffres publics, qui le lit, et ce qui est demandé.',
    deposit: 'Déposer des chiffres',
    ask: 'Demander des données',
    datasets: 'Ce qui est partagé',
    none: 'Aucune partie n’a encore déposé ses propres chiffres.',
    rights: 'Qui lit quoi',
    rightsLines: [
      'Chaque partie décide de qui lit ses chiffres : une seule autre partie, les membres de la CTG, ou tout le monde.',
      'La liste de ce qui est partagé est connue de tous les membres ; les chiffres, de ceux à qui ils sont destinés.',
      'Les petits effectifs sont masqués sur le poste de qui dépose, avant l’envoi : Trame ne les reçoit jamais.',
      'Avant que quiconque ne les voie, Trame cherche elle-même à retrouver ce qui est caché, avec tout ce que la partie a déjà diffusé et ce que les autres lui ont laissé lire. Si elle y parvient, rien n’est montré.',
      'Qui dépose peut corriger, ou retirer ; ce qui a été lu entre-temps reste compté parmi ce qui a été diffusé.',
    ],
    name: 'Nom',
    producer: 'Qui',
    readers: 'Lu par',
    theme: 'Thème',
    date: 'Source',
    state: 'État',
    notForYou: 'pas pour votre partie',
    atMost: (count: number): string => `Les ${count} derniers seulement.`,
  },
  dataset: {
    what: 'Ce que comptent ces chiffres',
    counted: 'Ce qui est compté',
    definition: 'Définition',
    source: 'Source',
    secrecy: 'Secret',
    readers: 'Lu par',
    theme: 'Thème',
    answers: 'Répond à une demande',
    seeRequest: 'Voir la demande',
    deposited: (by: string, on: string): string => `Déposé par ${by} le ${formatDay(on)}.`,
    withdrawn: (by: string, on: string): string =>
      `Retiré par ${by} le ${formatDay(on)}. Les chiffres ne sont plus montrés.`,
    checking:
      'Trame vérifie que rien de caché ne se retrouve. Personne ne voit ces chiffres d’ici là ; cela prend quelques secondes, une minute pour un département.',
    refused: (failure: CheckFailure | null): string =>
      failure === 'given-apart'
        ? 'Une autre partie a donné un tableau de ces mêmes effectifs à une seule partie, qui lirait aussi le vôtre : en lisant les deux, elle retrouverait une valeur cachée. Rien n’est montré à personne. Demandez ce tableau à qui l’a déposé (« Données partagées » dit ce qui a été donné, et à qui) : votre poste en tiendra compte. Sinon, déposez avec un seuil plus haut, en regroupant des lignes, ou pour une partie qui ne l’a pas reçu.'
        : failure
          ? `${secrecyLabels.failure(failure)} Rien n’est montré à personne.`
          : 'Le contrôle de Trame n’a pas été passé : une valeur cachée se retrouverait, dans ces chiffres ou avec ceux que votre partie a diffusés ou lus d’une autre, même retirés. Rien n’est montré à personne. Déposez à nouveau depuis la page de dépôt, qui en tient compte, avec un seuil plus haut ou en regroupant des lignes.',
    notForYou: 'Ces chiffres ne sont pas destinés à votre partie : demandez-les à qui les a déposés.',
    check: 'Contrôle',
    exact: 'Cases cachées que l’on retrouverait exactement',
    tooTight: 'Cases cachées que l’on devinerait à peu près',
    hidden: 'Cases cachées que Trame a essayé de retrouver',
    earlier: 'Tableaux déjà déposés, pris en compte',
    table: 'Les chiffres',
    place: 'Lieu',
    all: 'Ensemble',
    legend: 'Légende',
    download: 'Télécharger en CSV',
    goOn: 'Compléter ces chiffres',
    goOnNote:
      'Un dépôt ne change pas. L’année qui suit se dépose sous le même nom : elle s’ajoute à la série, et celui-ci reste. Les mêmes chiffres mieux définis le remplacent : déposez-les, puis retirez celui-ci. Un effectif faux se corrige ci-dessous.',
    goOnAct: 'Déposer à nouveau',
    withdraw: 'Retirer ces chiffres',
    withdrawNote: 'Ils ne seront plus montrés. Un constat qui s’y appuie garde le chiffre tel qu’il a été lu.',
    hiddenCount: (count: number): string => `${formatCount(count, 'case')} sous secret`,
    file: (name: string): string =>
      `${name
        .replace(/[^\p{L}\p{N}]+/gu, '-')
        .replace(/^-|-$/g, '')
        .slice(0, 80)}.csv`,
    csv: { place: 'lieu', code: 'code', category: 'catégorie', year: 'année', value: 'valeur', status: 'statut' },
    csvStatus: {
      ...{ published: '', 'rounded-5': 'arrondi à 5', estimated: 'estimation', floored: 'plancher', secret: 'secret' },
      ...{ 'not-published': 'non diffusé', 'not-collected': 'non recueilli', 'not-applicable': 'sans objet' },
    } satisfies Record<FigureStatus, string>,
  },
  correction: {
    /** After a source, or in the name of a file. */
    since: (on: string): string => `corrigé le ${formatDay(on)}`,
    /** Under a finding, beside what was frozen. */
    frozen: (on: string, year: number, value: string | null): string =>
      `Corrigé le ${formatDay(on)} par qui l’a donné${value === null ? '' : ` : ${value} en ${year}`}.`,
  },
  readersOf: ({
    audience: readers,
    readerPartyName,
  }: {
    readonly audience: Audience
    readonly readerPartyName: string | null
  }): string =>
    readers !== 'party' ? audience[readers] : readerPartyName === null ? 'sa seule partie' : readerPartyName,
  late: (days: number): string => `${formatCount(days, 'jour')} ${plural(days, 'passé')} depuis`,
} as const

export const depositsRefusals: Readonly<Record<string, string>> = {
  'deposits.dataset-not-found': 'Ces chiffres n’existent pas dans cette CTG, ou ne sont pas ouverts à votre partie.',
  'deposits.request-not-found': 'Cette demande de données n’existe pas dans cette CTG.',
  'deposits.party-not-found': 'Cette partie n’existe pas dans cette CTG.',
  'deposits.own-party': 'Choisissez une autre partie que la vôtre.',
  'deposits.day-past': 'Cette date est passée : indiquez un jour à venir.',
  'deposits.read-dataset': 'Ces chiffres ne sont pas destinés à votre partie : demandez-les à qui les a déposés.',
  'deposits.deposit':
    'Votre rôle ne permet pas de déposer des chiffres ; la coordination ou un contributeur de votre partie le peut.',
  'deposits.withdraw': 'Seule la partie qui a déposé ces chiffres peut les retirer.',
  'deposits.ask-data': 'Votre rôle ne permet pas de demander des données ; la coordination le peut.',
  'deposits.answer-request': 'Seule la partie à qui ces données sont demandées peut y répondre.',
  'deposits.withdraw-request': 'Seule la partie qui a demandé peut retirer sa demande.',
  'deposits.not-shown-yet':
    'Ces chiffres n’ont été montrés à personne : déposez-les à nouveau, il n’y a rien à corriger.',
  'deposits.already-corrected': 'Ces chiffres sont déjà corrigés : corrigez ceux qui les remplacent.',
  'deposits.correction-checking':
    'Une correction de ces chiffres est en cours de contrôle : attendez qu’elle soit passée.',
  'deposits.corrects-other-counts':
    'Une correction compte la même chose, dans la même unité, que ce qu’elle corrige. Pour compter autre chose, déposez à part.',
  'deposits.corrects-fewer-cells':
    'Une correction redonne tout le tableau : une année, un lieu, une catégorie ou un chiffre de celui qu’elle corrige manque ici.',
  'deposits.corrects-beside-secrets':
    'Un chiffre change sur une ligne ou une colonne où un autre est sous secret : qui a lu les deux tableaux pourrait l’en déduire. Rien n’a été enregistré. Redonnez cette ligne et cette colonne comme elles étaient.',
  'deposits.beside-secrets-of-others':
    'Une autre partie a donné ces mêmes chiffres en cachant d’autres cases : qui lirait les deux tableaux pourrait retrouver ce que chacun cache. Rien n’a été enregistré. Cachez sur cette ligne et cette colonne les mêmes cases qu’elle, ou demandez-lui son tableau si vous ne le lisez pas.',
  'deposits.corrects-nothing':
    'Cette correction redit les mêmes chiffres : rien de ce qui est lu n’y change. Corrigez le chiffre faux ou, pour en dire d’autres, déposez à part.',
  'deposits.no-correction-reason': 'Dites ce qui était faux : la raison est lue avec les chiffres.',
  'deposits.already-withdrawn': 'Ces chiffres sont déjà retirés.',
  'deposits.request-closed': 'Cette demande est déjà close : rechargez la page pour la voir.',
  'deposits.changed-meanwhile': 'Une autre personne a répondu entre-temps : rechargez la page pour voir sa réponse.',
  'deposits.no-threshold': 'Choisissez le seuil sous lequel un effectif est masqué.',
  'deposits.small-count':
    'Un effectif sous le seuil est resté dans ces chiffres : rien n’a été enregistré. Masquez à nouveau, puis renvoyez.',
  'deposits.no-cell': 'Aucun chiffre n’a été reçu.',
  'deposits.unknown-place':
    'Un chiffre est donné pour une ligne ou une colonne que le tableau ne nomme pas : nommez-la, ou retirez ce chiffre. Rien n’a été enregistré.',
  'deposits.not-a-count': 'Un effectif n’est pas un nombre entier : rien n’a été enregistré.',
  'deposits.repeated-cell': 'Deux chiffres sont donnés pour la même case : rien n’a été enregistré.',
  'deposits.not-blurred':
    'Ces chiffres ne sont pas tous arrondis à 5 : ils n’ont pas été floutés par leur producteur. Déposez-les en les masquant.',
  'deposits.blurred-no-counts':
    'Seuls des effectifs peuvent être dits floutés à la source : un pourcentage, un ratio ou un montant ne l’est pas. Rien n’a été enregistré.',
  'deposits.no-category-name': 'Dites ce que sont les catégories de ce tableau : tranche d’âge, quotient familial…',
}
