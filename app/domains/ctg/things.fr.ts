/** A CTG, its themes, parties and members, as the register of things knows them. Pure. Why: docs/decisions/0037. */
import type { SliceThings } from '#app/things/thing-kind.ts'

/** A person of a party, whatever she is there: found once, shown in the directory with all she is. */
export const person = (name: string) =>
  ({ title: name, about: 'party.short_name', path: `'/annuaire?q=' || ${name}` }) as const

export const ctgThings = {
  journal: 'ctg',
  kinds: {
    ctg: {
      name: 'CTG',
      readers: 'members',
      from: '(select id as ctg_id, id, name from ctg) as ctg',
      title: 'name',
      path: '',
      isNeverDecided: true,
    },
    theme: { name: 'Thème', readers: 'members', title: 'name', path: '/diagnostic/' },
    party: { name: 'Partie', readers: 'members', title: 'name', path: '/membres', bounds: { partyId: 'id' } },
    service: { name: 'Service', readers: 'nobody' },
    member: { name: 'Membre', readers: 'nobody' },
  },
  searched: [
    { of: 'party', title: 'party.name', words: 'party.short_name', about: "''" },
    {
      of: 'party',
      name: 'Personne',
      join: `join member on member.ctg_id = party.ctg_id and member.party_id = party.id
        join person on person.id = member.person_id`,
      where: '(member.until is null or member.until >= current_date)',
      ...person('person.name'),
    },
  ],
  acts: {
    'ctg.created': 'CTG créée',
    'ctg.taken-up': 'CTG reprise',
    'ctg.updated': 'Nom ou dates de la CTG modifiés',
    'ctg.perimeter-set': 'Périmètre modifié',
    'ctg.area-added': 'Quartier ajouté',
    'ctg.area-updated': 'Quartier modifié',
    'ctg.area-removed': 'Quartier retiré',
    'ctg.theme-added': 'Thème ajouté',
    'ctg.theme-renamed': 'Thème renommé',
    'ctg.theme-removed': 'Thème retiré',
    'ctg.theme-powers-set': 'Compétences sur un thème précisées',
    'ctg.linked-plans-set': 'Plans articulés mis à jour',
    'party.added': 'Partie ajoutée',
    'party.updated': 'Partie modifiée',
    'service.added': 'Service ajouté',
    'service.renamed': 'Service renommé',
    'service.removed': 'Service retiré',
    'member.invited': 'Membre invité',
    'member.changed': 'Mandat modifié',
    'member.ended': 'Mandat terminé',
    'member.coordination-handed-over': 'Coordination transmise',
    'member.acting-chosen': 'Mandat choisi pour agir',
    'milestone.reached': 'Étape atteinte',
    'milestone.target-set': 'Date visée fixée',
    'party.logo-set': 'Logo de la partie déposé',
    'party.logo-removed': 'Logo de la partie retiré',
    'party.mail-domain-opened': 'Domaine d’adresses ouvert',
    'party.mail-domain-closed': 'Domaine d’adresses fermé',
    'member.entered-by-domain': 'Membre entré par un domaine ouvert',
  },
} as const satisfies SliceThings
