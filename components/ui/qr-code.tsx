import { qrOf } from '@/lib/qr'

/** A text as a picture for a phone's camera: dark on light in any scheme, because cameras want it so. */
export function QrCode({ text, label }: { text: string; label: string }) {
  const { size, path } = qrOf(text)
  const edge = 4 // the quiet zone that the standard asks for
  const whole = size + 2 * edge
  return (
    <svg viewBox={`0 0 ${whole} ${whole}`} role="img" aria-label={label} className="size-56 max-w-full rounded-control">
      <rect width={whole} height={whole} fill="#fff" />
      <path d={path} transform={`translate(${edge} ${edge})`} fill="#000" shapeRendering="crispEdges" />
    </svg>
  )
}
