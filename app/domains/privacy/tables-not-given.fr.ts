/** Tables that name a person and are not in her archive, and why. Pure. Rules: docs/rules/privacy.md. */

/** Tables left out of the archive: what names her there is technical, or already in another list. */
export const tablesNotGiven: Readonly<Record<string, string>> = {
  handled_request: 'réponses techniques, effacées en 30 jours',
  known_network: 'empreintes de réseaux, qui ne se lisent pas',
  entry_challenge: 'demandes à un navigateur, effacées en un jour',
  recovery_code: 'empreintes de codes',
  text_update: 'écriture lettre à lettre : les versions de textes disent ses contributions',
  verification: 'liens de connexion, effacés en un jour',
  address_link: 'liens demandés sans compte, effacés en un jour',
  weekly_digest: 'le jour et l’objet de la lettre sont parmi les courriels',
  notice_digest: 'le jour et l’objet du courriel sont parmi les courriels',
}
