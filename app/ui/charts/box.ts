/** Room that a word takes in a picture, so that none covers another. Pure. */
export type Box = { readonly left: number; readonly right: number; readonly top: number; readonly bottom: number }

export const meet = (one: Box, other: Box): boolean =>
  one.left < other.right && other.left < one.right && one.top < other.bottom && other.top < one.bottom
