/** Who may send files at this moment: so many at once in this process, so many each. Rules: docs/rules/documents.md §17. */
import { DomainError } from '#app/kernel/errors.ts'

export type UploadPlaces = {
  /** @param sender the person, or the link she holds. @throws DomainError too-many when there is no place */
  readonly take: (sender: string) => Disposable
}

export function createUploadPlaces(most: number, mostEach: number): UploadPlaces {
  const placesOf = new Map<string, number>()
  let all = 0
  return {
    take(sender) {
      const own = placesOf.get(sender) ?? 0
      if (all >= most || own >= mostEach) throw new DomainError('too-many', 'documents.too-many-sendings')
      all += 1
      placesOf.set(sender, own + 1)
      let isTaken = true
      return {
        [Symbol.dispose]() {
          if (!isTaken) return
          isTaken = false
          all -= 1
          const left = (placesOf.get(sender) ?? 1) - 1
          if (left === 0) placesOf.delete(sender)
          else placesOf.set(sender, left)
        },
      }
    },
  }
}

/** Of this process. */
export const uploadPlaces = createUploadPlaces(20, 3)
