/** What is said at a field that is not filled as it should be. Pure. */

export const inputLabels = {
  address: 'Donnez une adresse à la page.',
  addressTooShort: 'Cette adresse est trop courte : trois caractères au moins.',
  addressNotValid:
    'Cette adresse n’est pas valable : des lettres sans accent, des chiffres, et un tiret entre deux mots.',
  addressTaken: 'Cette adresse est déjà celle d’une autre page : choisissez-en une autre.',
} as const
