/** What is said at a field that is not filled as it should be. Pure. */
export const inputLabels = {
  holderName: 'Donnez le nom de l’intercommunalité ou du syndicat.',
  oneMission: 'Choisissez une mission au moins.',
  populationYear: 'Dites de quelle année sont ces populations totales.',
  onlyFound: 'Seul ce que Trame a trouvé s’écarte ; un document se retire.',
  endsAfterStart: 'La fin précède le début : vérifiez les deux dates.',
  finalAfterInterim: 'Le bilan final précède le bilan intermédiaire : vérifiez les deux dates.',
  communeCode: 'Ce code de commune n’est pas valable.',
  emptyPerimeter: 'Le périmètre de la CTG n’a pas de commune.',
  pointUnknown: 'Ce point n’existe pas.',
  thingUnknown: 'Cet objet n’est pas valable : cherchez-le à nouveau.',
}
