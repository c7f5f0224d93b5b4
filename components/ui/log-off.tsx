/** Signs out with a document of its own: nothing of the page before may stay in the browser's memory. */
export function LogOff({ label, className }: { label: string; className: string }) {
  return (
    <form action="/api/sign-out" method="post">
      <button type="submit" className={className}>
        {label}
      </button>
    </form>
  )
}
