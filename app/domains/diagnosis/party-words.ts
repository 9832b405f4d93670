/** How a party is named inside a sentence. Pure. */

const feminine = /^(Caf|Ville|MSA|CPAM|Métropole|Communauté|Commune|Région|Mission|Caisse|Mutualité|Maison)\b/
const masculine = /^(Département|Conseil|CCAS|CIAS|Centre|Syndicat|Pays|Rectorat)\b/

/** `de la Caf`, `du Département`, `de l’Agglomération`, `de Clichy`. */
export function ofParty(shortName: string): string {
  if (feminine.test(shortName)) return `de la ${shortName}`
  if (masculine.test(shortName)) return `du ${shortName}`
  if (/^(Agglo|Association|Académie|État)/.test(shortName)) return `de l’${shortName}`
  return /^[AEIOUYÀÂÉÈÊÎÔ]/i.test(shortName) ? `d’${shortName}` : `de ${shortName}`
}

/** `la Caf`, `le Département`, `l’Agglomération`, `Clichy`. */
export function theParty(shortName: string): string {
  if (feminine.test(shortName)) return `la ${shortName}`
  if (masculine.test(shortName)) return `le ${shortName}`
  return /^(Agglo|Association|Académie|État)/.test(shortName) ? `l’${shortName}` : shortName
}

/** `par la Caf`. */
export const byParty = (shortName: string): string => `par ${theParty(shortName)}`
