/** The groups of communes Trame makes by itself, as the address of a page says them. Pure. */
export const groupKinds = ['voisines', 'taille', 'semblables'] as const
export type GroupKind = (typeof groupKinds)[number]
