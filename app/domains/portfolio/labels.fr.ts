/** Every sentence of the portfolio. Pure. */
import type { CtgPhase, MilestoneKind } from '#app/domains/ctg/ctg.ts'
import type { BodyKind } from '#app/domains/governance/governance.ts'
import { journeyLabels } from '#app/domains/journey/labels.fr.ts'
import type { ReminderMonths } from '#app/domains/renewal/renewal.ts'
import { formatCount, formatDay, formatList, formatNumber, formatPercent, plural } from '#app/kernel/format.ts'
import type { CoverState } from './coverage.ts'
import type { PortfolioColumn, PortfolioSignal, SortKey } from './portfolio.ts'
import type { SinceLine } from './since-monday.ts'

const many = (one: string, several: (count: string) => string) => (count: number) =>
  count === 1 ? one : several(formatNumber(count))

const since: Readonly<Record<SinceLine['act'], (count: number) => string>> = {
  'copil-fell-due': () => 'devait tenir son copil',
  'termination.recorded': () => 'est résiliée',
  'signature.refused': many('a essuyé un refus de signer', (count) => `a essuyé ${count} refus de signer`),
  'signature.recorded': many('a reçu une signature', (count) => `a reçu ${count} signatures`),
  'authorising-act.recorded': many('a reçu un acte d’habilitation', (count) => `a reçu ${count} actes d’habilitation`),
  'milestone.reached': many('a franchi une étape', (count) => `a franchi ${count} étapes`),
  'amendment.in-force': many('a un avenant en vigueur', (count) => `a ${count} avenants en vigueur`),
  'member.coordination-handed-over': () => 'a changé de coordination',
  'meeting.closed': many('a tenu une réunion', (count) => `a tenu ${count} réunions`),
  'decision.recorded': many('a pris une décision', (count) => `a pris ${count} décisions`),
  'progress-report.submitted': many('a reçu un point d’étape', (count) => `a reçu ${count} points d’étape`),
  'data-request.asked': many('attend un jeu de données', (count) => `attend ${count} jeux de données`),
  'finding.disagreement': many('a un désaccord sur un constat', (count) => `a ${count} désaccords sur des constats`),
  'corrective-action.opened': many(
    'a ouvert une action corrective',
    (count) => `a ouvert ${count} actions correctives`,
  ),
  'coordination-post.added': many(
    'a un poste de coordination de plus',
    (count) => `a ${count} postes de coordination de plus`,
  ),
  'convention.version-frozen': many(
    'a figé une version de sa convention',
    (count) => `a figé ${count} versions de sa convention`,
  ),
  'campaign.launched': many('a lancé une campagne', (count) => `a lancé ${count} campagnes`),
  'ctg.created': () => 'vient d’être créée',
  'ctg.taken-up': () => 'vient d’être reprise',
}

const sincePaths: Readonly<Record<SinceLine['act'], string>> = {
  'copil-fell-due': '/reunions',
  'termination.recorded': '/convention/avenants',
  'signature.refused': '/convention',
  'signature.recorded': '/convention',
  'authorising-act.recorded': '/convention',
  'milestone.reached': '/journal',
  'amendment.in-force': '/convention/avenants',
  'member.coordination-handed-over': '/membres',
  'meeting.closed': '/reunions',
  'decision.recorded': '/decisions',
  'progress-report.submitted': '/suivi#points',
  'data-request.asked': '/diagnostic/donnees',
  'finding.disagreement': '/diagnostic',
  'corrective-action.opened': '/suivi/correctives',
  'coordination-post.added': '/convention/annexes/postes',
  'convention.version-frozen': '/convention/versions',
  'campaign.launched': '/suivi/campagnes',
  'ctg.created': '',
  'ctg.taken-up': '',
}

const ctgs = (count: number) => `${formatNumber(count)} CTG`

export const portfolioLabels = {
  kept: 'Chaque CTG est recomptée quand son journal a du nouveau, et chaque jour.',
  title: 'Mes CTG',
  columnsTitle: 'Choisir les colonnes',
  column: {
    state: 'État',
    end: 'Fin',
    copil: 'Copil, mois',
    done: 'Actions terminées',
    late: 'En retard',
    silent: 'Sans nouvelle',
    posts: 'Postes (ETP)',
    sppe: 'Schéma petite enfance',
    next: 'Prochaine date',
    reports: 'Points à relire',
    parties: 'Parties porteuses',
    role: 'Votre rôle',
    inhabitants: 'Habitants',
  } satisfies Record<PortfolioColumn, string>,
  stageColumn: 'Dernière étape',
  phase: {
    'in-force': 'en application',
    'in-application-unsigned': 'pas encore signée',
    'in-preparation': 'en préparation',
    'signed-not-begun': 'signée, début à venir ou à préciser',
    ended: 'terminée',
  } satisfies Record<CtgPhase, string>,
  stage: (stage: MilestoneKind | 'evaluating'): string =>
    stage === 'evaluating'
      ? 'Évaluation en cours'
      : stage === 'framed'
        ? 'Cadrage fait'
        : journeyLabels.milestone[stage],
  /** Of the body that meets next, in one word. */
  body: {
    copil: 'copil',
    'operational-committee': 'cotech',
    pair: 'binôme',
    'working-group': 'groupe',
  } satisfies Record<BodyKind, string>,
  signal: {
    'copil-overdue': 'Copil en retard',
    ending: 'Fin sous dix-huit mois',
    late: 'Actions en retard',
    silent: 'Actions sans nouvelle',
    reports: 'Points à relire',
    'without-post': 'Sans poste de coordination',
  } satisfies Record<PortfolioSignal, string>,
  sort: {
    need: 'Ce qui presse d’abord',
    name: 'Nom',
    end: 'Fin',
    copil: 'Mois depuis le copil',
    done: 'Actions terminées',
    late: 'En retard',
    silent: 'Sans nouvelle',
    posts: 'Postes',
    next: 'Prochaine date',
    inhabitants: 'Habitants',
  } satisfies Record<SortKey, string>,
  mark: { 18: 'évaluer', 12: 'renouveler', 6: 'voter' } satisfies Record<ReminderMonths, string>,
  monthsLeft: (months: number) => (months === 0 ? 'moins d’un mois' : `${formatNumber(months)} mois`),
  toDo: {
    18: 'en parler au copil, cadrer l’évaluation',
    12: 'évaluer, préparer la suite',
    6: 'voter et signer la suite',
  } satisfies Record<ReminderMonths, string>,
  sinceTitle: 'Depuis lundi dernier',
  since: ({ act, count }: SinceLine) => since[act](count),
  sincePath: ({ act, ctgId }: SinceLine) => `/ctg/${ctgId}${sincePaths[act]}`,
  nothingSince: (monday: string) =>
    `Rien de notable depuis le ${formatDay(monday)} : ni acte, ni décision, ni point d’étape.`,
  /** What is urgent, in one sentence; undefined when nothing is. */
  lead(overdue: readonly string[], ending: readonly { readonly name: string; readonly monthsLeft: number }[]) {
    const named = (names: readonly string[]) =>
      names.length > 3 ? `dans ${ctgs(names.length)}` : `à ${formatList(names)}`
    const parts = [
      overdue.length > 0 && `Un copil est dû ${named(overdue)}`,
      ending.length > 3 && `${ctgs(ending.length)} finissent sous six mois`,
      ...(ending.length > 3
        ? []
        : ending.map(
            ({ name, monthsLeft }) =>
              `${name} se termine dans ${monthsLeft === 0 ? 'moins d’un mois' : `${formatNumber(monthsLeft)} mois`}`,
          )),
    ].filter((part) => part !== false)
    return parts.length === 0 ? undefined : `${parts.join(' ; ')}.`
  },
  total: (count: number) => ctgs(count),
  doneOf: (done: number, total: number) => `${formatNumber(done)} sur ${formatNumber(total)}`,
  noAction: 'à écrire',
  monthsAgo: (months: number) => (months === 0 ? 'il y a moins d’un mois' : `il y a ${formatNumber(months)} mois`),
  moreDecisions: 'Et d’autres, que donne le registre des décisions.',
  noCopil: 'aucun encore',
  noCopilHeld: 'aucun',
  noPost: 'aucun poste décrit',
  nothingDue: 'Rien n’est en retard, rien ne manque à ce jour.',
  nothingLate: 'Rien n’est en retard à ce jour.',
  sppe: (answered: number) => (answered === 0 ? 'à faire' : `${answered} sur 11`),
  posts: ({ total, unsaid }: { readonly total: number; readonly unsaid: number }) =>
    total > 0 ? formatNumber(total, 1) : unsaid > 0 ? 'non dit' : portfolioLabels.noPost,
  cover: {
    mapTitle: (department: string) => `Communes du département ${department} sous une CTG que vous suivez`,
    state: {
      'in-force': 'en application',
      unsigned: 'appliquée, pas encore signée',
      preparing: 'en préparation, non comptée',
      none: 'sans CTG suivie par vous',
    } satisfies Record<CoverState, string>,
    title: (day: string) => `Couverture au ${formatDay(day)}`,
    share: (percent: number) => formatPercent(percent, 0),
    sentence: (
      {
        inhabitants,
        allInhabitants,
        communes,
        allCommunes,
      }: Readonly<Record<'inhabitants' | 'allInhabitants' | 'communes' | 'allCommunes', number>>,
      where: string,
    ) =>
      `des habitants ${where} : ${formatNumber(inhabitants)} sur ${formatNumber(allInhabitants)}, dans ${formatCount(communes, 'commune')} sur ${formatNumber(allCommunes)}, chacune comptée une fois.`,
    unsigned: (inhabitants: number) =>
      `Dont ${formatCount(inhabitants, 'habitant')} sous une CTG appliquée avant sa signature.`,
    overlaps: (count: number) =>
      `${formatCount(count, 'commune est couverte', 'communes sont couvertes')} par plusieurs CTG : ${plural(count, 'elle ne compte', 'elles ne comptent')} qu’une fois.`,
    none: 'Aucune des CTG que vous suivez n’est en application ni en préparation ce jour-là.',
  },
  campaign: {
    title: 'Lancer une campagne sur plusieurs CTG',
    outcome: {
      launched: 'lancée',
      'nobody-to-ask': 'personne à solliciter : aucun pilote à qui écrire',
      'not-coordinator': 'non lancée : vous n’y êtes pas en coordination',
      archived: 'non lancée : cette CTG est archivée',
      'under-way': 'non lancée : une campagne y court déjà',
      'too-many': 'non lancée : la limite de courriels d’une journée est atteinte',
      closing: 'non lancée : la date de réponse est passée là-bas',
    },
  },
  table: {
    name: 'Mes CTG',
    startsOn: 'Début',
    endsOn: 'Fin',
    monthsLeft: 'Mois avant la fin',
    lastCopil: 'Dernier copil',
    isCopilLate: 'Copil en retard',
    actions: 'Actions au plan',
    postsUnsaid: 'Postes dont le temps n’est pas dit',
    sppe: 'Schéma petite enfance, points sur 11',
    body: 'Instance',
  },
} as const

export const portfolioRefusals: Readonly<Record<string, string>> = {
  'portfolio.nothing-launched':
    'Aucune campagne n’a été lancée : dans chacune des CTG cochées, quelque chose s’y oppose. Le tableau dit quoi.',
  'portfolio.campaign-not-found': 'Cette campagne n’existe pas, ou n’est pas de vous.',
}
