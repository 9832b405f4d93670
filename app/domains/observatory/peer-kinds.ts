/** The groups of communes Trame makes by itself, as the address of a page says them. Pure. */
export const groupKinds = ['voisines', 'taille', 'semblables'] as const
export type GroupKind = (typeof groupKinds)[number]

/** By its Siren, where a commune has a code of five signs. */
export const isIntercommunalite = (code: string): boolean => code.length === 9
