/** What is said at a field that is not filled as it should be. Pure. */
export const inputLabels = {
  webhookIsKnown: 'Cette adresse est déjà prévenue par cette CTG.',
}
