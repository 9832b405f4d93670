/** Bodies, as the register of things knows them. Pure. Why: docs/decisions/0037. */
import { person } from '#app/domains/ctg/things.fr.ts'
import type { SliceThings } from '#app/things/thing-kind.ts'

export const governanceThings = {
  journal: 'gouvernance',
  kinds: {
    body: { name: 'Instance', readers: 'members', title: 'name', path: '/instances/', bounds: { themeId: 'theme_id' } },
  },
  actsOn: { 'seat.': 'body', 'seats.': 'body' },
  searched: [
    {
      of: 'body',
      title: 'body.name',
      words: `coalesce((select string_agg(leader.person_name, ' ') from body_leader leader
        where leader.ctg_id = body.ctg_id and leader.body_id = body.id and (leader.until is null or leader.until >= current_date)), '')`,
      where: '(body.ended_on is null or body.ended_on >= current_date)',
      about: 'body.mission',
    },
    ...['seat.holder_name', 'seat.substitute_name'].map((name) => ({
      ...{ of: 'party' as const, name: 'Personne', ...person(name) },
      join: 'join seat on seat.ctg_id = party.ctg_id and seat.party_id = party.id',
      where: `${name} is not null and (seat.until is null or seat.until >= current_date)`,
    })),
    {
      ...{ of: 'party', name: 'Personne', ...person('leader.person_name') },
      join: 'join body_leader leader on leader.ctg_id = party.ctg_id and leader.party_id = party.id',
      where: '(leader.until is null or leader.until >= current_date)',
    },
  ],
  acts: {
    'body.created': 'Instance créée',
    'body.reopened': 'Instance rouverte',
    'body.updated': 'Instance modifiée',
    'body.led': 'Animation de l’instance dite',
    'body.letter-filed': 'Lettre de mission déposée',
    'seat.added': 'Siège ajouté',
    'seat.updated': 'Siège modifié',
    'seat.ended': 'Siège terminé',
    'seats.removed': 'Sièges proposés retirés',
    'party.seats-renewed': 'Sièges de la partie renouvelés',
  },
} as const satisfies SliceThings
