/** A picture of ours in the page. */
import { svgInPage } from '#app/kernel/svg-in-page.ts'
import type { Picture } from './svg.ts'
import styles from './svg-picture.module.css'

const inPages = new WeakMap<Picture, string>()

/** Pictures that are kept are drawn page after page. */
function inPage(picture: Picture): string {
  const known = inPages.get(picture)
  if (known !== undefined) return known
  const svg = svgInPage(picture.svg)
  inPages.set(picture, svg)
  return svg
}

/** The text of the SVG is made by `svg.ts`, which escapes every word and value: nothing in it comes from outside as markup. */
export const SvgPicture = ({ picture }: { readonly picture: Picture }) => (
  <span className={styles.picture} dangerouslySetInnerHTML={{ __html: inPage(picture) }} />
)

type TwoProps = {
  readonly pictures: { readonly screen: Picture; readonly phone: Picture }
  /** Name of the group of pictures, for screen readers. */
  readonly label: string
}

/** A picture whose words would be too small on a phone has another one there: one of the two is shown, and heard. */
export const TwoPictures = ({ pictures: { screen, phone }, label }: TwoProps) => (
  <figure aria-label={label}>
    <span className={styles.onScreen}>
      <SvgPicture picture={screen} />
    </span>
    <span className={styles.onPhone}>
      <SvgPicture picture={phone} />
    </span>
  </figure>
)
