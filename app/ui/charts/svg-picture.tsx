/** A picture of ours in the page. */

import type { Picture } from './svg.ts'
import styles from './svg-picture.module.css'

/** Only a file or a document needs it: in a page an SVG is one by its name. */
const ofAFile = ' xmlns="http://www.w3.org/2000/svg"'

/** The text of the SVG is made by `svg.ts`, which escapes every word and value: nothing in it comes from outside as markup. */
export const SvgPicture = ({ picture }: { readonly picture: Picture }) => (
  <span className={styles.picture} dangerouslySetInnerHTML={{ __html: picture.svg.replace(ofAFile, '') }} />
)

type TwoProps = {
  readonly pictures: { readonly screen: Picture; readonly phone: Picture }
  /** What they are of, for who goes through them. */
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
