/** What is said at a field that is not filled as it should be. Pure. */
export const inputLabels = {
  oneLine: 'Cochez au moins une ligne.',
  listSource: 'Dites d’où vient cette liste : la collectivité, la Caf, monenfant.fr…',
  listTooLong: 'Collez 90 000 caractères au plus, ou choisissez un fichier.',
  list: 'Collez une liste, ou choisissez un fichier.',
  year: 'Indiquez une année.',
  yearInRange: 'Indiquez une année de 1990 à 2100.',
  facilityName: 'Donnez le nom de l’équipement ou du service.',
  state: 'Choisissez l’état.',
  descriptionSource: 'Dites d’où vient cette description : la collectivité, la Caf, une visite…',
  communeOfCtg: 'Choisissez une commune du périmètre de la CTG.',
}
