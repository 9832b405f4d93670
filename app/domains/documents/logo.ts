/** The logo of a party, read and checked. Pure. */
import type { PictureSize, PictureType } from './picture.ts'

export type Logo = {
  readonly mediaType: PictureType
  readonly bytes: Uint8Array
  readonly size: PictureSize
}
