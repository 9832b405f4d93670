/** A QR code as SVG: one path with a step for each dark square. */
import { encode } from 'uqr'

export type Drawing = { readonly size: number; readonly path: string }

export function drawCode(words: string): Drawing {
  const { size, data } = encode(words, { border: 4 })
  const path = data.flatMap((row, y) => row.flatMap((isDark, x) => (isDark ? [`M${x} ${y}h1v1h-1z`] : []))).join('')
  return { size, path }
}
