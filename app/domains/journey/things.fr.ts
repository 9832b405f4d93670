/** Milestones, and the acts that span slices, as the register of things knows them. Pure. Why: docs/decisions/0037. */
import type { MilestoneKind } from '#app/kernel/database-types.ts'
import type { SliceThings } from '#app/things/thing-kind.ts'

export const milestoneNames = {
  framed: 'Cadrage',
  'diagnosis-validated': 'Diagnostic validé',
  'priorities-validated': 'Priorités validées',
  'plan-validated': 'Plan d’action validé',
  'draft-validated': 'Projet de convention validé',
  'signature-decided': 'Signature décidée',
  authorised: 'Habilitations reçues',
  'in-application': 'En application',
  signed: 'Signature',
  'yearly-copil': 'Copil annuel tenu',
  evaluated: 'Évaluation validée',
  renewed: 'Renouvellement décidé',
  extended: 'Prolongation décidée',
  closed: 'CTG close',
  terminated: 'Résiliation décidée',
} satisfies Record<MilestoneKind, string>

export const journeyThings = {
  journal: 'etapes',
  kinds: {
    milestone: {
      name: 'Étape de la démarche',
      readers: 'members',
      title: `case kind::text ${Object.entries(milestoneNames)
        .map(([kind, name]) => `when '${kind}' then '${name}'`)
        .join(' ')} end`,
      path: '/cadrage',
    },
  },
  acts: {
    'milestone.aimed': 'Date visée fixée',
    'meeting.agenda-drawn': 'Points tirés de ce qui attend',
    'meeting.backlog-item-set-aside': 'Point écarté cette fois',
    'decision.tied': 'Objet relié à la décision',
    'decision.untied': 'Objet détaché de la décision',
    'milestone.framing-agreed': 'Accord donné à la note de cadrage',
  },
} as const satisfies SliceThings
