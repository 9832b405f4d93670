/** What is said at a field that is not filled as it should be. Pure. */
export const inputLabels = {
  otherParty: 'Choisissez une autre partie que la vôtre.',
  where: 'Dites où trouver ces chiffres.',
  dayPast: 'Cette date est passée : indiquez un jour à venir.',
  refusalReason: 'Dites pourquoi : la raison est lue par la partie qui demande.',
  unreadable: 'Ces chiffres n’ont pas pu être lus : rechargez la page et recommencez.',
  badName: (axis: 'rows' | 'columns', rank: number, label: string): string =>
    `${axis === 'rows' ? 'Ligne' : 'Colonne'} ${rank}${label === '' ? '' : ` (« ${label} »)`} : ${
      label === '' ? 'elle n’a pas de nom' : 'ce nom ne convient pas'
    }. Revenez à la lecture, et dites ce qu’elle est.`,
  tooMany: 'Ces chiffres sont trop nombreux pour un seul envoi : déposez-les en plusieurs tables.',
  name: 'Donnez un nom à ces chiffres.',
  unit: 'Dites dans quelle unité sont ces chiffres.',
  statisticalUnit: 'Dites ce qui est compté : enfants, foyers, places…',
  definition: 'Dites ce que ces chiffres comptent, et ce qu’ils ne comptent pas.',
  source: 'Dites d’où viennent ces chiffres.',
  sourceOn: 'Dites de quand date cette source.',
  correctionReason: 'Dites ce qui était faux : la raison est lue avec les chiffres.',
  audience: 'Dites qui lira ces chiffres.',
  thresholdInList: 'Choisissez un seuil dans la liste.',
  lowestThreshold: (lowestThreshold: number): string => `Le seuil est de ${lowestThreshold} au moins.`,
  request: 'Dites en une ligne quels chiffres vous demandez.',
  requestDetail: 'Dites quels chiffres, pour quels lieux et quelles années.',
}
