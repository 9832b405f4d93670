/** What the pages of the diagnosis say around their data. Pure. */
import type { Indicator, ThemeFigures } from '#app/domains/observatory/observatory.ts'
import type { FrameKind } from '#app/domains/observatory/warehouse.server.ts'
import { sizeClasses } from '#app/domains/observatory/warehouse-tables.ts'
import { territoryLabels } from '#app/domains/territory/labels.fr.ts'
import {
  formatChange,
  formatCount,
  formatDay,
  formatList,
  formatNumber,
  formatOrdinal,
  formatShortDay,
  plural,
} from '#app/kernel/format.ts'

/** `de 20 000 à 49 999 habitants`. */
function sizeWords(size: number): string {
  const [from, to] = [sizeClasses[size - 1], sizeClasses[size]]
  if (from === undefined) return `de moins de ${formatNumber(to ?? 0)} habitants`
  return to === undefined
    ? `de ${formatNumber(from)} habitants et plus`
    : `de ${formatNumber(from)} à ${formatNumber(to - 1)} habitants`
}

type Department = { readonly name: string; readonly holdsAll: boolean }
type Led = {
  readonly perimeter: readonly { readonly name: string }[]
  readonly figures: Pick<ThemeFigures, 'whole' | 'department'> | null
  readonly department: Department | null
}

const among = (territory: string, { name, holdsAll }: Department): string =>
  territory === name
    ? `${territory}, commune par commune`
    : territoryLabels.amongCommunes(
        territory,
        holdsAll ? `(${name})` : `où vivent le plus de leurs habitants (${name})`,
      )

/** A theme without public figures compares the territory with nothing: it is only named. */
function lead({ perimeter, figures, department }: Led): string {
  const territory = territoryLabels.perimeter(perimeter, figures?.whole)
  return figures?.department && department ? among(territory, department) : territory
}

export const pageLabels = {
  lead,
  diagnosis: 'Diagnostic partagé',
  themes: 'Thèmes du diagnostic',
  all: 'Vue d’ensemble',
  others: 'Plus',
  cross: 'Croiser deux indicateurs',
  figures: {
    title: 'Ce que disent les chiffres',
    ownTheme:
      'Ce thème est propre à votre CTG : Trame n’a pas de chiffre public pour lui. Les témoignages et les lectures suffisent à faire un constat.',
    noPerimeter: 'Les chiffres seront ici quand la CTG aura ses communes.',
    addPerimeter: 'Choisir les communes',
    ownFigures: 'Nos propres chiffres',
  },
  portrait: {
    title: 'Portrait du territoire',
    tab: 'Portrait',
    note: 'Comprendre, pas noter : un rang dépend des communes auxquelles on se compare.',
    preparing: 'Les chiffres du pays se préparent : ils seront ici dans un instant, rechargez la page.',
  },
  indicator: {
    crumb: 'Indicateur',
    map: 'Carte',
    mapOf: (indicator: string, department: string) => `${indicator}, communes du département (${department})`,
    mapScope: 'Ce que montre la carte',
    mapScopes: { department: 'Communes du département', region: 'Intercommunalités de la région' },
    mapOfRegion: (indicator: string, region: string) => `${indicator}, intercommunalités de la région (${region})`,
    noRegion:
      'Cet indicateur n’est pas publié par intercommunalité dans cette région : la carte des communes du département reste la plus large.',
    regionYear: (year: number) => `Chiffres de ${year}, publiés pour chaque intercommunalité.`,
    unpublished: (names: readonly string[]) => `Sans chiffre : ${formatList(names)}.`,
    unpublishedMore: (count: number) => `Sans chiffre : ${formatCount(count, 'intercommunalité')}.`,
    composition: 'De quoi il est fait',
    compositionNote: 'Les parts, arrondies, ne s’ajoutent pas exactement.',
    part: 'Part',
    madeOf: (name: string, whole: string, values: readonly string[], parts: readonly string[]) =>
      `${name} ${whole}, dont ${formatList(values.map((value, rank) => `${parts[rank] ?? ''} ${value}`))}.`,
    whoDecides: 'Qui décide',
    whoDecidesNote: 'De ce que dit ce chiffre, par la loi.',
    slope: 'Évolution',
    slopeNote: (count: number) =>
      `${formatCount(count, 'commune')} du département ; le tableau du classement dit chacune.`,
    cross: 'Croiser',
    download: 'Télécharger',
    formats: { csv: 'CSV, pour un tableur', xlsx: 'Excel (XLSX)', parquet: 'Parquet, pour un logiciel de données' },
    ranksIn: (year: number) => `Parmi d’autres communes, en ${year}, du plus élevé au plus faible :`,
    middle: (value: string) => `médiane ${value}`,
    rankIn: {
      department: (_code, rank, known) => `${formatOrdinal(rank)} sur ${formatCount(known, 'commune')} du département`,
      region: (_code, rank, known) => `${formatOrdinal(rank)} sur ${formatCount(known, 'commune')} de la région`,
      country: (_code, rank, known) => `${formatOrdinal(rank)} sur ${formatCount(known, 'commune')} de France`,
      size: (code, rank, known) =>
        `${formatOrdinal(rank)} sur ${formatCount(known, 'commune')} ${sizeWords(Number(code))}`,
    } as Readonly<Record<FrameKind, (code: string, rank: number, known: number) => string>>,
    order: 'Du plus élevé au plus faible',
    noRank: 'Un effectif, ou le chiffre de plusieurs communes, ne se classe pas.',
    rank: 'Rang',
    value: 'Valeur',
    gap: 'Écart au département',
    gapToRegion: 'Écart à la région',
    grouping: 'Intercommunalité',
    skipped: (count: number, counted: string) => `(${formatCount(count, counted)} entre les deux)`,
    signed: (measure: Pick<Indicator, 'unit' | 'decimals'>, gap: number) =>
      measure.unit === 'euros' ? `${formatChange(gap, 0)}\u00a0€` : formatChange(gap, measure.decimals),
    beside: 'Repères',
    years: 'Année par année',
    year: 'Année',
    definition: 'Définition, source et secret',
  },
  overview: {
    lead: 'Ce que disent les chiffres, ce qu’en lisent les parties, ce qu’en disent les habitants : puis les constats partagés et les enjeux.',
    sharedData: 'Données partagées',
    document: 'En document',
    byTheme: 'Thème par thème',
    theme: 'Thème',
    readings: 'Lectures',
    testimonies: 'Témoignages',
    findings: 'Constats',
    issues: 'Enjeux',
    awaited: 'Ce qui attend',
    noTheme: 'Cette CTG n’a pas encore de thème. Les chiffres, les lectures et les constats se rangent par thème.',
    addTheme: 'Ajouter un thème',
    priorities: 'Priorités retenues',
    noPriority:
      'Aucune priorité n’est encore retenue. Les enjeux proposés ici sont portés à l’ordre du jour d’un copil, qui décide.',
    noMeeting: 'Préparer un copil',
    objectives: 'Axes et objectifs',
    shared: (shared: number, all: number) => (all === 0 ? '–' : `${shared} ${plural(shared, 'partagé')} sur ${all}`),
    retained: (retained: number, all: number) =>
      all === 0 ? '–' : `${retained} ${plural(retained, 'retenu')} sur ${all}`,
    lastReading: (on: string, today: string) => `la dernière le ${formatShortDay(on, today)}`,
    awaitedReadings: (count: number) => `${formatCount(count, 'lecture')} ${plural(count, 'demandée')}`,
    awaitedPositions: (count: number) =>
      `${formatCount(count, 'constat')} ${plural(count, 'attend', 'attendent')} une position`,
    toDebate: (count: number) => `${formatCount(count, 'enjeu', 'enjeux')} à débattre`,
    nothing: 'Rien n’est en attente dans le diagnostic.',
    begin:
      'Rien n’est encore écrit. Ouvrez un thème : lisez ses chiffres, dites ce que votre partie y lit, puis proposez un premier constat.',
    beginBy: (theme: string) => `Commencer par « ${theme} »`,
    readingOf: (party: string, theme: string) => `Lecture ${party} sur « ${theme} »`,
    positionOf: (parties: string, finding: string) => `Position ${parties} sur « ${finding} »`,
    debate: (issue: string) => `Débattre de « ${issue} »`,
    more: (count: number) => `et ${formatCount(count, 'autre')}`,
  },
  chapter: {
    title: 'Le chapitre du diagnostic',
    note: 'Ce que le diagnostic dira de ce thème, écrit à plusieurs.',
    read: 'Lire le chapitre',
    of: (theme: string) => `Chapitre « ${theme} »`,
    empty: 'Pas encore écrit. Plusieurs personnes peuvent l’écrire en même temps, chacune de son bureau.',
  },
  readings: {
    title: 'Ce qu’en lisent les parties',
    of: (party: string) => `Lecture ${party}`,
    ofTheme: (party: string, theme: string) => `Lecture ${party} sur « ${theme} »`,
    starting: 'Ouverture…',
    none: 'Pas encore écrite.',
    write: (party: string) => `Écrire la lecture ${party}`,
    rewrite: 'Reprendre',
    field: 'Ce que votre partie lit dans ces chiffres',
    hint: 'Les lectures restent côte à côte : rien n’est à concilier ici, les constats viennent ensuite.',
    save: 'Enregistrer cette lecture',
    ask: 'Demander',
    askNamed: (party: string) => `Demander la lecture ${party}`,
    askAgain: 'Redemander',
    askAgainNamed: (party: string) => `Redemander la lecture ${party}`,
    written: (on: string, by: string) => `écrite le ${formatDay(on)} par ${by}`,
  },
  testimonies: {
    title: 'Ce qu’en disent les habitants et les professionnels',
    none: 'Ce qui a été entendu en atelier, en entretien, à l’accueil : chaque parole avec sa source et sa date, sans nommer personne.',
    others: (count: number) => formatCount(count, 'autre témoignage', 'autres témoignages'),
    add: 'Ajouter un témoignage',
    kind: 'Comment cette parole a été recueillie',
    text: 'Ce qui a été dit',
    textHint: 'Sans nom, ni rien qui permette de reconnaître une personne.',
    source: 'Source',
    sourceHint: 'Par exemple : atelier de parents au relais petite enfance, quatorze personnes.',
    on: 'Date du recueil',
    save: 'Ajouter ce témoignage',
    remove: 'Retirer',
    collectedBy: (party: string) => `recueilli ${party}`,
  },
  findings: {
    title: 'Constats',
    none: 'Un constat dit en une phrase ce que les chiffres et les témoignages montrent ; chaque partie y donne sa position.',
    propose: 'Proposer un constat',
    proposedBy: (party: string) => `proposé ${party}`,
    awaited: (party: string) => `${party} : attendue`,
    position: (party: string, position: string) => `${party} : ${position}`,
    words: { reservation: 'Réserve', disagreement: 'Désaccord' },
    withdrawn: (count: number) => `${formatCount(count, 'constat')} ${plural(count, 'retiré')}`,
    noElement: 'sans élément d’appui',
    one: 'Constat',
    kind: 'Nature',
    elements: 'Éléments d’appui',
    open: 'Ouvrir ce constat',
    positionAwaited: 'attendue',
    sharedAmong: (shared: number, all: number) => `${shared} ${plural(shared, 'partagé')} sur ${all}`,
    give: (party: string) => `Donner la position ${party}`,
  },
  issues: {
    title: 'Enjeux',
    none: 'Un enjeu dit ce que les constats mettent en jeu, et pour quels publics.',
    create: 'Écrire un enjeu',
    objective: 'Objectif :',
    noObjective: 'Écrire un objectif qui y réponde',
  },
} as const
