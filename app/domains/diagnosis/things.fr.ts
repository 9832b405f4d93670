/** The shared diagnosis, as the register of things knows them. Pure. Why: docs/decisions/0037. */
import type { SliceThings } from '#app/things/thing-kind.ts'

const ofTheme = (table: string): string =>
  `join theme on theme.ctg_id = ${table}.ctg_id and theme.id = ${table}.theme_id`

export const diagnosisThings = {
  journal: 'diagnostic',
  kinds: {
    objective: { name: 'Objectif', readers: 'members', topics: ['plan'], title: 'title', path: '/objectifs/' },
    issue: { name: 'Enjeu', readers: 'members', title: 'title', path: '/enjeux/' },
    finding: { name: 'Constat', readers: 'members', title: 'title', path: '/constats/' },
    axis: { name: 'Axe', readers: 'members', topics: ['plan'], title: 'title', path: '/objectifs' },
    testimony: {
      name: 'Témoignage',
      readers: 'members',
      title: 'source',
      path: '/diagnostic/',
      pathId: 'theme_id',
      isNeverDecided: true,
    },
    'reference-group': {
      name: 'Groupe de comparaison',
      readers: 'members',
      title: 'name',
      path: '/diagnostic/reperes',
      isNeverDecided: true,
    },
    'party-reading': {
      name: 'Lecture',
      readers: 'members',
      from: `party_reading
        join theme on theme.ctg_id = party_reading.ctg_id and theme.id = party_reading.theme_id
        join party on party.ctg_id = party_reading.ctg_id and party.id = party_reading.party_id`,
      title: "theme.name || ' (' || party.short_name || ')'",
      path: '/diagnostic/',
      pathId: 'theme_id',
      isNeverDecided: true,
    },
  },
  searched: [
    {
      of: 'theme',
      name: 'Indicateur',
      join: 'join indicator on indicator.theme = theme.catalogue_key',
      title: 'indicator.name',
      about: 'theme.name',
    },
    {
      of: 'finding',
      join: ofTheme('finding'),
      where: "finding.status <> 'withdrawn'",
      title: 'finding.title',
      about: 'theme.name',
    },
    { of: 'issue', join: ofTheme('issue'), title: 'issue.title', about: 'theme.name' },
    {
      of: 'objective',
      join: 'join axis on axis.ctg_id = objective.ctg_id and axis.id = objective.axis_id',
      title: 'objective.title',
      about: 'axis.title',
    },
    { of: 'testimony', title: 'testimony.text', about: 'testimony.source' },
    { of: 'party-reading', title: "party.name || ' : ' || theme.name", about: 'party_reading.text', isLong: true },
    {
      of: 'theme',
      name: 'Chapitre',
      join: `join written_text as text on text.ctg_id = theme.ctg_id and text.subject_type = 'theme' and text.subject_id = theme.id
        join text_state as state on state.ctg_id = text.ctg_id and state.text_id = text.id`,
      title: 'theme.name',
      about: 'state.plain',
      isLong: true,
    },
  ],
  acts: {
    'party-reading.started': 'Lecture commencée',
    'party-reading.asked': 'Lecture demandée',
    'party-reading.written': 'Lecture écrite',
    'testimony.added': 'Témoignage ajouté',
    'testimony.removed': 'Témoignage retiré',
    'reference-group.created': 'Groupe de comparaison gardé',
    'reference-group.removed': 'Groupe de comparaison retiré',
    'finding.proposed': 'Constat proposé',
    'finding.updated': 'Constat corrigé, positions redemandées',
    'finding.agreement': 'Accord donné sur le constat',
    'finding.reservation': 'Réserve posée sur le constat',
    'finding.disagreement': 'Désaccord sur le constat',
    'finding.not-asked': 'Partie dite non sollicitée sur le constat',
    'finding.withdrawn': 'Constat retiré',
    'issue.created': 'Enjeu écrit',
    'issue.updated': 'Enjeu corrigé',
    'issue.scored': 'Enjeu noté par une partie',
    'issue.rank-proposed': 'Rang de l’enjeu proposé au copil',
    'issue.set-to-debate': 'Enjeu remis au débat',
    'issue.set-proposed': 'Enjeu proposé au copil',
    'issue.refusal-given': 'Enjeu à ne pas retenir, selon une coordination',
    'issue.set-not-retained': 'Enjeu non retenu',
    'issue.retained': 'Enjeu retenu comme priorité',
    'axis.created': 'Axe ajouté',
    'axis.renamed': 'Axe renommé',
    'axis.moved': 'Axe déplacé',
    'axis.removed': 'Axe retiré',
    'objective.created': 'Objectif écrit',
    'objective.updated': 'Objectif modifié',
    'objective.moved': 'Objectif déplacé',
    'objective.removed': 'Objectif retiré',
  },
} as const satisfies SliceThings
