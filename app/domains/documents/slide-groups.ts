/** Texts under their headings, as many together as a slide holds. Pure. Rules: docs/rules/documents.md §14. */
import { content, type SlideText, textHeight } from './slide-places.ts'

/** Texts under one heading; none names those before the first one. */
export type TextGroup = {
  readonly heading: string
  readonly texts: readonly SlideText[]
  readonly details: readonly string[]
}

/** Groups that one slide holds together, in order. */
export function packGroups(groups: readonly TextGroup[], firstHeight: number): readonly (readonly TextGroup[])[] {
  const slides: TextGroup[][] = []
  let left = 0
  for (const group of groups) {
    const height = namedTexts(group).reduce((sum, text) => sum + textHeight(text), 0)
    if (height > left || slides.length === 0) {
      left = slides.length === 0 ? firstHeight : content.height
      slides.push([])
    }
    slides.at(-1)?.push(group)
    left -= height
  }
  return slides
}

export const namedTexts = ({ heading, texts }: TextGroup): readonly SlideText[] =>
  heading === '' ? texts : [{ kind: 'heading', text: heading }, ...texts]
