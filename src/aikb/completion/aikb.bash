# Completion of aikb for bash. In ~/.bashrc:  eval "$(aikb completion bash)"
# What aikb answers is quoted already; it is put into the line as it is, and nothing of it is evaluated.
_aikb() {
    local mode candidate
    COMPREPLY=()
    while IFS= read -r candidate; do
        if [[ -z ${mode-} ]]; then
            mode=$candidate
        else
            COMPREPLY+=("$candidate")
        fi
    done < <(command aikb __complete bash "${COMP_LINE:0:COMP_POINT}" "$COMP_WORDBREAKS" 2>/dev/null)
    case ${mode-} in  # bash 3 has no compopt: it completes no files then
        files) compopt -o default 2>/dev/null ;;
        dirs) compopt -o dirnames -o nospace 2>/dev/null ;;
        open) compopt -o nospace 2>/dev/null ;;
    esac
}
complete -F _aikb aikb
