/** A code to scan, drawn: each dark square is a step of one path. */
import { encode } from 'uqr'

export type Drawing = { readonly size: number; readonly path: string }

export function drawCode(words: string): Drawing {
  const { size, data } = encode(words, { border: 4 })
  const path = data.flatMap((row, y) => row.flatMap((isDark, x) => (isDark ? [`M${x} ${y}h1v1h-1z`] : []))).join('')
  return { size, path }
}
