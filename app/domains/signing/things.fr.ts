/** Signing, as the register of things knows it. Pure. Why: docs/decisions/0037. */
import type { SliceThings } from '#app/things/thing-kind.ts'

export const signingThings = {
  journal: 'convention',
  kinds: {
    'signed-copy': { name: 'Exemplaire signé', readers: 'nobody' },
  },
  actsOn: { 'signing.': 'ctg' },
  acts: {
    'signing.allowed': 'Signature dans Trame permise par une coordination',
    'signing.disallowed': 'Signature dans Trame retirée par une coordination',
    'signing.planned': 'Manière de signer d’un signataire choisie',
    'signing.signer-invited': 'Signataire invité à signer dans Trame',
    'signing.signer-revoked': 'Lien de signature retiré',
    'signing.code-sent': 'Code de signature envoyé',
    'signing.proof-asked': 'Dossier de preuve demandé',
    'signed-copy.filed': 'Exemplaire signé sur papier déposé',
    'signed-copy.taken-back': 'Exemplaire signé repris et vérifié',
    'signed-copy.refused': 'Exemplaire signé refusé par la vérification',
    'signed-copy.confirmed': 'Exemplaire signé confirmé par une coordination',
    'signed-copy.rejected': 'Exemplaire signé écarté par une coordination',
    'signed-copy.signed': 'Signature donnée dans Trame',
  },
} as const satisfies SliceThings
