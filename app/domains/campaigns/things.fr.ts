/** Campaigns, as the register of things knows them. Pure. Why: docs/decisions/0037. */
import type { SliceThings } from '#app/things/thing-kind.ts'

export const campaignsThings = {
  journal: 'suivi',
  kinds: {
    campaign: { name: 'Campagne', readers: 'members', title: 'name', path: '/suivi/campagnes/' },
  },
  actsOn: { 'campaign.date-': 'ctg' },
  acts: {
    'progress-report.sent-back': 'Point d’étape renvoyé',
    'campaign.link-forwarded': 'Lien personnel transmis à un collègue',
    'campaign.link-revoked': 'Lien personnel retiré',
    'campaign.launched': 'Campagne de points d’étape lancée',
    'campaign.changed': 'Campagne modifiée',
    'campaign.closed': 'Campagne close',
    'campaign.sent-now': 'Courriels de la campagne envoyés sans attendre',
    'campaign.reminders-stopped': 'Relances arrêtées',
    'campaign.reminders-resumed': 'Relances reprises',
    'campaign.silent-reminded': 'Relance à qui n’a pas répondu',
    'campaign.action-added': 'Action ajoutée à la campagne',
    'campaign.channel-changed': 'Réponse par téléphone ou sur papier notée',
    'campaign.links-revoked': 'Lien personnel révoqué',
    'campaign.link-renewed': 'Lien personnel renvoyé',
    'campaign.date-planned': 'Campagne mise au calendrier',
    'campaign.date-moved': 'Campagne du calendrier déplacée',
    'campaign.date-removed': 'Campagne retirée du calendrier',
  },
} as const satisfies SliceThings
